import {readFileSync} from 'node:fs';
import path from 'node:path';
import {releaseClaim, startClaim} from '../../claims/claim.ts';
import type {Value} from '../../content/claim/claim.ts';
import {withSettings} from '../../content/code/with-settings.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import {send} from '../../servers/http/http.ts';
import {codeOf, first, needsProgram, printed} from '../code-of-page.ts';
import {holdAddress, holdOwnAddress} from '../compatibility/of-releases.ts';
import {agents, holdKeyNeeded} from '../requests.ts';

const claim = startClaim('It runs the code of the page.');

claim('quick-start/set-key', async (context) => {
  const snippet = first(context.documented.snippets());
  let key = '';
  const makeEnvFile = async (file: string) => {
    await printedBy(snippet, 'openssl', {folder: path.dirname(file)});
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
  const snippet = first(documented.snippets());
  const status = otherClaim('quick-start/refused-status').code().text;
  await withKeyedServer({}, async ({url}) => {
    const output = await printedBy(snippet, 'curl', {url});
    const [line = 'no response'] = output.match(/^HTTP\/1\.1 .*$/m) ?? [];
    hold.ok(snippet, line.trim() === `HTTP/1.1 ${status}`, line.trim(), 'ran it');
  });
});

claim('quick-start/send-key', async ({documented, hold, withKeyedServer}) => {
  const snippet = first(documented.snippets());
  await withKeyedServer({}, async (server) => {
    const {url, key} = server;
    const output = await printedBy(snippet, 'curl', {url, key});
    const {body} = await server.askWithKey(agents);
    hold.ok(snippet, output.includes(body), output, 'ran it with the key');
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

releaseClaim('quick-start/all-addresses', holdAddress);
releaseClaim('quick-start/own-address', holdOwnAddress);

/** What code that a page shows prints in bash, with a reader's own settings in it. */
function printedBy(
  snippet: Value,
  tool: string,
  {folder, ...settings}: {folder?: string; url?: string; key?: string},
): Promise<string> {
  needsProgram(tool);
  const code = withSettings(codeOf(snippet), 'bash', settings);
  return printed(code, folder === undefined ? {} : {folder});
}
