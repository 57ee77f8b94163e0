import {createServer} from 'node:http';
import express, {type Express} from 'express';
import {requireApiKey} from '../../../examples/middleware/express/api-key.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {type Answer, send} from '../../servers/http/http.ts';
import {rawRequest, sendRaw, statusLines} from '../../servers/http/raw.ts';
import {withListening, withStub} from '../../servers/http/stub.ts';
import {echoWebSockets} from '../../servers/http/websocket.ts';
import {askApp} from '../../servers/middleware/app.ts';
import {appKinds, appName} from '../../servers/middleware/app-kind.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, headerLine, holdStatus, refusals} from '../requests.ts';
import {securityHeaderNames} from '../security-headers/names.ts';

const claim = whiteBoxClaim('It runs apps that have the key check of this project.');

/** The apps that have the package cors before the key check. */
const withCors = appKinds.filter(({folder, form}) => folder === 'express' && form === 'mjs');
const file = 'app-with-cors';
const origin = 'https://app.example.com';

/** More than the reference server lets fail. */
const manyAttempts = 150;

claim('reference-server/key-check/preflight-with-cors', async (context) => {
  const {documented, hold} = context;
  for (const kind of withCors) {
    const headers = {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'x-api-key',
    };
    const start = {key: strongKey(), file};
    const {result} = await askApp(kind, start, (url) =>
      send(url, agents, {method: 'OPTIONS', headers}),
    );
    const [status, allowed] = documented.codes();
    const asked = `sent a preflight to the app for ${appName(kind)}`;
    if (status) hold.same(status, result.statusLine, asked);
    if (allowed) hold.same(allowed, allowedHeaders(result), asked);
  }
});

claim('reference-server/key-check/refusal-with-cors', async (context) => {
  const {documented, hold} = context;
  for (const kind of withCors) {
    const {result} = await askApp(kind, {key: strongKey(), file}, (url) =>
      send(url, agents, {headers: {Origin: origin}}),
    );
    const asked = `${result.asked}, to the app for ${appName(kind)}`;
    const name = 'Access-Control-Allow-Origin';
    hold.same(documented.code(), headerLine(name, result.headers[name.toLowerCase()]), asked);
    hold.ok(documented.code(), refusals(context)(result), result.statusLine, asked);
  }
});

claim('reference-server/key-check/route-before', async (context) => {
  const before = express();
  before.get(agents, (_request, response) => response.json({}));
  protect(before);
  const answer = await withStub(before, (url) => send(url, agents));
  const isClosed = refusals(context)(answer);
  const known = {protected: isClosed, public: !isClosed};
  const asked = `${answer.asked}, defined before it`;
  holdPhrase(context.hold, context.documented.text(), known, answer.statusLine, asked);
});

claim('reference-server/key-check/not-called', async (context) => {
  const app = express();
  // Express writes each error to the log otherwise.
  app.set('env', 'test');
  // As it happens in JavaScript, where no compiler says that a call is missing.
  app.use('/api', requireApiKey as unknown as express.RequestHandler);
  app.get(agents, (_request, response) => response.json({}));
  const answer = await withStub(app, (url) => send(url, agents));
  holdStatus(context, answer, ' to an app with app.use("/api", requireApiKey)');
});

claim('reference-server/key-check/trust-proxy', async ({documented, hold}) => {
  const call = documented.code();
  const [, name = '', value = ''] = /^app\.set\('(.+)', '(.+)'\)$/.exec(call.text) ?? [];
  const client = '192.0.2.7';
  const logged = async (app: Express) => {
    let line = '';
    app.use(
      '/api',
      requireApiKey(strongKey(), (one) => {
        line = one;
      }),
    );
    await withStub(app, (url) => send(url, agents, {headers: {'X-Forwarded-For': client}}));
    return line;
  };
  const asked = `sent a request with X-Forwarded-For: ${client}`;
  const before = await logged(express());
  hold.ok(call, !before.includes(client) && before !== '', before, `${asked} without that call`);
  const after = await logged(express().set(name, value));
  hold.ok(call, after.endsWith(client), after, `${asked} after that call`);
});

claim('reference-server/key-check/default-log', async ({documented, hold}) => {
  const [, method = ''] = /^console\.(\w+)$/.exec(documented.code().text) ?? [];
  const client = '192.0.2.77';
  const lines = await duringConsole(method, async () => {
    const app = express().set('trust proxy', 'loopback');
    app.use('/api', requireApiKey(strongKey()));
    await withStub(app, (url) => send(url, agents, {headers: {'X-Forwarded-For': client}}));
  });
  // Others may write to the console meanwhile.
  const own = lines.filter((line) => line.endsWith(client));
  const asked = 'sent a request without a key to an app that gives no function';
  hold.ok(documented.code(), own.length === 1, `${own.length} lines go to it`, asked);
});

claim('reference-server/key-check/options-route', async ({documented, hold}) => {
  const app = protect(express());
  let count = 0;
  app.all(agents, (_request, response) => {
    count++;
    response.end();
  });
  const {asked} = await withStub(app, (url) => send(url, agents, {method: 'OPTIONS'}));
  const known = {'does not run': count === 0, runs: count > 0};
  const observed = `the route ran ${count} times`;
  holdPhrase(hold, documented.text(), known, observed, `${asked}, to an app with such a route`);
});

claim('reference-server/key-check/no-security-headers', async (context) => {
  const {documented, hold, server} = context;
  const names = securityHeaderNames((await server.ask(agents)).headers);
  const {headers, asked} = await withStub(protect(express()), (url) => send(url, agents));
  const sent = names.filter((name) => name in headers);
  const isNone = names.length > 0 && sent.length === 0;
  const observed = sent.join(', ') || `none of ${names.length}`;
  holdPhrase(hold, documented.text(), {none: isNone}, observed, `${asked}, to an Express app`);
});

claim('reference-server/key-check/not-limited', async (context) => {
  const answers: Answer[] = [];
  await withStub(protect(express()), async (url) => {
    while (answers.length < manyAttempts) {
      answers.push(await send(url, agents, {headers: {'X-API-KEY': strongKey()}}));
    }
  });
  const other = answers.find((answer) => !refusals(context)(answer));
  const observed = (other ?? answers[0])?.statusLine ?? 'no response';
  const asked = `sent ${manyAttempts} requests with wrong keys`;
  const known = {'limits no failed attempts': other === undefined};
  holdPhrase(context.hold, context.documented.text(), known, observed, asked);
});

claim('reference-server/key-check/websocket', async ({documented, hold}) => {
  const server = createServer(protect(express()));
  echoWebSockets(server);
  const upgrade = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: a'];
  const handshake = rawRequest('GET', agents, upgrade).replace('close', 'Upgrade');
  const answer = await withListening(server, (url) => sendRaw(url, handshake));
  const asked = `opened a WebSocket at ${agents} without a key`;
  hold.same(documented.code(), statusLines(answer)[0] ?? answer, asked);
});

/** Puts the key check into an app, without a log. */
function protect(app: Express): Express {
  return app.use(
    '/api',
    requireApiKey(strongKey(), () => undefined),
  );
}

function allowedHeaders({headers}: Answer): string {
  const name = 'Access-Control-Allow-Headers';
  return headerLine(name, headers[name.toLowerCase()]);
}

/** What is written by a method of the console while a task runs. */
async function duringConsole(method: string, task: () => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  const original: unknown = Reflect.get(console, method);
  Reflect.set(console, method, (line: unknown) => lines.push(String(line)));
  try {
    await task();
  } finally {
    Reflect.set(console, method, original);
  }
  return lines;
}
