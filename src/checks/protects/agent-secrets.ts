import {createDecipheriv, createHash, randomUUID} from 'node:crypto';
import {releaseClaim, type Startable} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {parsedJson} from '../../content/json-text.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {jsonBody} from '../json-body.ts';
import {agents} from '../requests.ts';

const asked = 'created and started an agent, and asked for it by its id';

releaseClaim('reference/what-the-key-protects/process-environment', async (context) => {
  const {documented, hold} = context;
  const {key, shown} = await shownKey(context);
  const known = {'shows the environment of the process, with the key in it': shown === key};
  holdPhrase(hold, documented.text(), known, shown, asked);
});

releaseClaim('reference/what-the-key-protects/encrypted-environment', async (context) => {
  const {documented, hold} = context;
  const [salt, variable] = documented.codes();
  if (!salt || !variable) throw new Error('The claim names a salt and a variable.');
  const usual = await shownKey(context);
  const own = await shownKey(context, {[variable.text]: strongKey()});
  const isRead = decrypted(usual.shown, salt.text) === usual.key;
  const isHidden = own.shown !== own.key && decrypted(own.shown, salt.text) !== own.key;
  hold.ok(salt, isRead, `it does not decrypt ${usual.shown}`, asked);
  hold.ok(variable, isHidden, 'the same salt decrypts it', `${asked}, with ${variable.text}`);
  const says = `encrypted with ${salt.text}, which everyone knows, unless you set ${variable.text}`;
  holdPhrase(hold, documented.text(), {[says]: isRead && isHidden}, usual.shown, asked);
});

/** The key of a server, and what the server shows of the variable with the key to whoever asks for an agent. */
async function shownKey(
  {withServer}: Startable,
  others: Record<string, string> = {},
): Promise<{key: string; shown: string}> {
  const key = strongKey();
  return withServer({variables: {[keyVariable]: key, ...others}}, async ({ask}) => {
    const headers = {'X-API-KEY': key};
    const character = {name: `Agent-${randomUUID()}`, bio: ['For a test.']};
    const question = jsonBody(JSON.stringify({characterJson: character}));
    const created = await ask(agents, {...question, headers: {...question.headers, ...headers}});
    const {id} = Object(Object(parsedJson(created.body)).data);
    await ask(`${agents}/${id}/start`, {method: 'POST', headers});
    const agent = await ask(`${agents}/${id}`, {headers});
    const {settings} = Object(Object(parsedJson(agent.body)).data);
    const shown = Object(Object(settings).secrets)[keyVariable];
    return {key, shown: String(shown ?? 'nothing of it')};
  });
}

/** What ElizaOS encrypted with a salt: AES-256 in CBC mode, by the SHA-256 of the salt, behind its initialization vector. */
function decrypted(text: string, salt: string): string | undefined {
  const [vector = '', encrypted = ''] = text.split(':');
  try {
    const key = createHash('sha256').update(salt).digest();
    const decipher = createDecipheriv('aes-256-cbc', key, Buffer.from(vector, 'hex'));
    return decipher.update(encrypted, 'hex', 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
