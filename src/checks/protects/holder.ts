import {setTimeout as delay} from 'node:timers/promises';
import {releaseClaim, type Startable} from '../../claims/claim.ts';
import {holdTable} from '../../claims/phrase.ts';
import {parsedJson} from '../../content/json-text.ts';
import {send} from '../../servers/http/http.ts';
import type {ServerProgram} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import type {Target} from '../../servers/target.ts';
import {readEnvFile} from '../compatibility/of-releases.ts';
import {agents} from '../requests.ts';

releaseClaim('reference/what-the-key-protects/holder', (context) =>
  holdTable(context, ['Request', 'What it does'], requests, async (see, {text}) => {
    const [method = '', path = ''] = text.split(' ');
    return [await see({method, path}, context), `${method} ${path} with X-API-KEY`];
  }),
);

/** Sends a request with the key, and says what it did. */
type See = (request: {method: string; path: string}, servers: Startable) => Promise<string>;

const requests: Readonly<Record<string, See>> = {
  'GET /api/system/env/local': async ({path}, {withServer}) => {
    const {isWhole, seen} = await readEnvFile(path, withServer);
    return isWhole ? 'Shows the whole .env file, with the key and all other secrets in it' : seen;
  },
  'POST /api/system/env/local': ({method, path}, {withServer}) => {
    const key = strongKey();
    const headers = {'X-API-KEY': key, 'Content-Type': 'application/json'};
    const content = {OPENAI_API_KEY: strongKey()};
    const envFile = `ELIZA_SERVER_AUTH_TOKEN=${key}\n`;
    return withServer({envFile}, async ({ask}) => {
      await ask(path, {method, headers, body: JSON.stringify({content})});
      const after = await ask(path, {headers});
      const isReplaced = after.body.includes(JSON.stringify(content)) && !after.body.includes(key);
      return isReplaced ? 'Replaces that file' : after.body;
    });
  },
  'GET /api/server/logs': async ({path}, {server}) => {
    const entries = await logEntries(path, server);
    return entries.length > 0 ? 'Shows the log' : 'no entry of the log';
  },
  'DELETE /api/server/logs': async ({method, path}, {server}) => {
    const before = await logEntries(path, server);
    await server.askWithKey(path, {method});
    const after = await logEntries(path, server);
    const isCleared = before.length > 0 && !before.some((entry) => after.includes(entry));
    return isCleared ? 'Clears the log that the API shows' : `${after.length} entries`;
  },
  'POST /api/server/stop': (request, servers) =>
    afterStop(request, servers, async () => 'Stops the server: it refuses connections'),
};

releaseClaim('reference/what-the-key-protects/stopped-process', async (context) => {
  const {documented, hold} = context;
  const request = {method: 'POST', path: '/api/server/stop'};
  const seen = await afterStop(request, context, async ({ended}) => {
    const isOver = ended.then(() => 'it ends');
    return Promise.race([isOver, delay(stopTimeoutMs, 'it stays', {ref: false})]);
  });
  hold.ok(documented.text(), seen === 'it stays', seen, `${request.method} ${request.path}`);
});

/** What is seen of a server that was stopped through its API, once it refuses connections. */
function afterStop(
  {method, path}: {method: string; path: string},
  {withProgram}: Startable,
  see: (program: ServerProgram) => Promise<string>,
): Promise<string> {
  const key = strongKey();
  return withProgram({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async (program) => {
    const url = await program.untilListening();
    await send(url, path, {method, headers: {'X-API-KEY': key}});
    const end = performance.now() + stopTimeoutMs;
    while (await isListening(url)) {
      if (performance.now() > end) return 'it listens as before';
      await delay(pauseMs);
    }
    return see(program);
  });
}

/** Between two looks, in milliseconds. */
const pauseMs = 50;

/** How long a server may take to stop, and then its process to end, in milliseconds. */
const stopTimeoutMs = 5000;

/** The entries of the log that the API shows, as JSON each; none before there is a request to log. */
async function logEntries(path: string, {askWithKey, ask}: Target): Promise<string[]> {
  // What is refused is logged.
  await ask(agents);
  const {body} = await askWithKey(path);
  const entries: unknown = Object(parsedJson(body)).logs;
  return Array.isArray(entries) ? entries.map((entry) => JSON.stringify(entry)) : [];
}

function isListening(url: string): Promise<boolean> {
  return send(url, '/').then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ECONNREFUSED',
  );
}
