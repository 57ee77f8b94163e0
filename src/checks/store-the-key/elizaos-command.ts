import {setTimeout as delay} from 'node:timers/promises';
import {releaseClaim} from '../../claims/claim.ts';
import {freePort} from '../../machine/free-ports.ts';
import type {Answer} from '../../servers/http/http.ts';
import {send} from '../../servers/http/http.ts';
import type {Start, StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {withCommandBeside} from '../clients/beside-release.ts';
import {agents, refusals} from '../requests.ts';

const keyVariable = 'ELIZA_SERVER_AUTH_TOKEN';

/** How long the command may take until its server listens, in milliseconds. */
const patienceMs = 120_000;

/** Between two looks, in milliseconds. */
const pauseMs = 250;

releaseClaim('operate/store-the-key/command-file', async (context) => {
  const {documented, hold, server} = context;
  const isRefused = refusals(context);
  const [exported, saved] = [strongKey(), strongKey()];
  const start = {
    variables: {[keyVariable]: exported},
    envFile: `${keyVariable}=${saved}\n`,
  };
  const [withExported, withSaved] = await askCommand(server, start, [exported, saved]);
  if (!withExported || !withSaved) return;
  const other = isRefused(withSaved) ? 'neither key' : 'both keys';
  const isFile = isRefused(withExported) && !isRefused(withSaved);
  const isExported = !isRefused(withExported) && isRefused(withSaved);
  const what = isExported ? 'the exported key' : other;
  hold.same(
    documented.text(),
    isFile ? 'the key in the file' : what,
    'ran elizaos start with two keys, and sent each',
  );
});

releaseClaim('operate/store-the-key/command-empty', async ({documented, hold, server}) => {
  const start = {variables: {[keyVariable]: strongKey()}, envFile: `${keyVariable}=\n`};
  const [answer] = await askCommand(server, start, [undefined]);
  if (!answer) return;
  const isSo = documented.text().text.includes(answer.statusLine) && answer.status < 300;
  const asked = 'ran elizaos start with an exported key and an empty one in .env';
  hold.ok(documented.text(), isSo, `${answer.statusLine} without a key`, asked);
});

/** The responses of the server that the command starts, to a request with each of these keys. */
function askCommand(
  server: StartedServer,
  {variables, envFile}: Pick<Start, 'variables' | 'envFile'>,
  keys: readonly (string | undefined)[],
): Promise<Answer[]> {
  return freePort().then((port) => {
    const all = {...variables, SERVER_HOST: '127.0.0.1', SERVER_PORT: String(port)};
    const start = {variables: all, ...(envFile === undefined ? {} : {envFile})};
    return withCommandBeside(server, 'elizaos start', start, async () => {
      const url = `http://127.0.0.1:${port}`;
      await untilResponding(url);
      const headers = keys.map((key) => (key === undefined ? {} : {'X-API-KEY': key}));
      return Promise.all(headers.map((some) => send(url, agents, {headers: some})));
    });
  });
}

async function untilResponding(url: string): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const isThere = await send(url, '/').then(
      () => true,
      () => false,
    );
    if (isThere) return;
    if (performance.now() > end) throw new Error('The command starts no server in two minutes.');
    await delay(pauseMs);
  }
}
