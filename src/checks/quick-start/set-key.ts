import {readFileSync} from 'node:fs';
import path from 'node:path';
import {releaseClaim, startClaim} from '../../claims/claim.ts';
import {parseSnippetReference} from '../../content/code/snippet.ts';
import {withSettings} from '../../content/code/with-settings.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {onPath} from '../../machine/tools.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import {send} from '../../servers/http/http.ts';
import {shownCode} from '../authentication/generated-keys.ts';
import {agents, holdKeyNeeded} from '../requests.ts';

const claim = startClaim('It runs the code of the page.');

claim('quick-start/set-key', async (context) => {
  const [snippet] = context.documented.snippets();
  if (!snippet) throw new Error('The claim shows code.');
  let key = '';
  const makeEnvFile = async (file: string) => {
    const shell = runShown(snippet.text, {folder: path.dirname(file)});
    if ((await shell.ended) !== 0) throw new Error(`The code fails: ${shell.output()}`);
    [, key = ''] = /^ELIZA_SERVER_AUTH_TOKEN=(.+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  };
  await context.withProgram({makeEnvFile}, async (program) => {
    const url = await program.untilListening();
    const without = await send(url, agents);
    const withKey = await send(url, agents, {headers: {'X-API-KEY': key}});
    holdKeyNeeded(context, snippet, {without, withKey});
  });
});

claim('quick-start/refused', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const [snippet] = documented.snippets();
  if (!snippet) throw new Error('The claim shows code.');
  const status = otherClaim('quick-start/refused-status').code().text;
  await withKeyedServer({}, async ({url}) => {
    const shell = runShown(snippet.text, {url});
    await shell.ended;
    const [line = 'no response'] = shell.output().match(/^HTTP\/1\.1 .*$/m) ?? [];
    hold.ok(snippet, line.trim() === `HTTP/1.1 ${status}`, line.trim(), 'ran it');
  });
});

claim('quick-start/send-key', async ({documented, hold, withKeyedServer}) => {
  const [snippet] = documented.snippets();
  if (!snippet) throw new Error('The claim shows code.');
  await withKeyedServer({}, async (server) => {
    const {url, key} = server;
    const shell = runShown(snippet.text, {url, key});
    await shell.ended;
    const {body} = await server.askWithKey(agents);
    hold.ok(snippet, shell.output().includes(body), shell.output(), 'ran it with the key');
  });
});

releaseClaim('quick-start/socket-key', async ({documented, hold, withKeyedServer}) => {
  const variable = documented.code();
  for (const value of [undefined, 'the same key']) {
    const variables = value === undefined ? {} : {[variable.text]: value};
    await withKeyedServer(variables, async (server) => {
      const packet = await connectSocket(server);
      const isOpen = packet.startsWith('40');
      const asked = `connected without a key, ${value ? `with ${variable.text} set` : 'without it'}`;
      hold.ok(variable, isOpen === (value === undefined), packet, asked);
    });
  }
});

releaseClaim('quick-start/all-addresses', async ({documented, hold, server}) => {
  hold.same(documented.code(), server.address, 'started it without SERVER_HOST');
});

releaseClaim('quick-start/own-address', async ({documented, hold, withKeyedServer}) => {
  const setting = documented.code();
  const [name = '', value = ''] = setting.text.split('=');
  await withKeyedServer({[name]: value}, async ({address}) => {
    hold.ok(setting, address === value, address, `started it with ${setting.text}`);
  });
});

/** Runs code that a page shows in bash, with a reader's own settings in it. */
function runShown(
  reference: string,
  {folder, ...settings}: {folder?: string; url?: string; key?: string},
): RunningProgram {
  const {file, region = ''} = parseSnippetReference(reference);
  const code = withSettings(shownCode(file, region), 'bash', settings);
  const [tool = ''] = /\b(?:openssl|curl)\b/.exec(code) ?? [];
  if (onPath(tool) === undefined) throw new NotObservable(`There is no ${tool} on this machine.`);
  return startProgram('bash', ['-e', '-c', code], {...(folder === undefined ? {} : {folder})});
}
