import {type Startable, whiteBoxClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {readPowershell} from '../../clients/powershell.ts';
import type {Value} from '../../content/claim/claim.ts';
import type {Start} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {first, withKey} from '../code-of-page.ts';
import {agents, holdKeyNeeded} from '../requests.ts';

const claim = whiteBoxClaim('It reads a script that runs on Windows.');

claim('operate/store-the-key/powershell-variable', async (context) => {
  const line = first(context.documented.snippets());
  const key = strongKey();
  const {variables} = await readPowershell(withKey(line, key));
  const set = [...variables].flatMap(([name, value]) =>
    name.startsWith('$env:') ? [[name.slice('$env:'.length), String(value)]] : [],
  );
  await holdKeyed(context, line, key, {variables: Object.fromEntries(set)});
});

claim('operate/store-the-key/cmd-variable', async (context) => {
  const line = first(context.documented.snippets());
  const key = strongKey();
  // With quotation marks around both, cmd takes what stands between them as it is.
  const [, name = '', value = ''] = /^set "(\w+)=([^"%!]+)"$/m.exec(withKey(line, key)) ?? [];
  await holdKeyed(context, line, key, {variables: name === '' ? {} : {[name]: value}});
});

claim('operate/store-the-key/powershell-file', async (context) => {
  const line = first(context.documented.snippets());
  const key = strongKey();
  const {calls} = await readPowershell(withKey(line, key));
  const [{command = '', parameters = {}} = {}] = calls;
  const isAscii = command === 'Set-Content' && parameters['-Encoding'] === 'ascii';
  const envFile = isAscii && parameters['-Path'] === '.env' ? String(parameters['-Value']) : '';
  await holdKeyed(context, line, key, {envFile: `${envFile}\n`});
});

/** Holds that a server which is started so needs this key. */
async function holdKeyed(
  context: CheckContext & Startable,
  line: Value,
  key: string,
  start: Start,
): Promise<void> {
  await context.withServer(start, async (server) => {
    const without = await server.ask(agents);
    const withKey = await server.ask(agents, {headers: {'X-API-KEY': key}});
    holdKeyNeeded(context, line, {without, withKey});
  });
}
