import {connect} from 'node:net';
import {Writable} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {createLogger} from '../../../examples/server/logger.ts';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase, holdTable} from '../../claims/phrase.ts';
import {type Answer, type Question, send} from '../../servers/http/http.ts';
import {exchangeRaw, rawRequest, sendRaw, statusLines} from '../../servers/http/raw.ts';
import {holdsData, otherWays, spellings} from '../../servers/http/ways-around.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {holdComparison} from '../authentication/key-comparisons.ts';
import {noLine} from '../log-lines.ts';
import {agents, holdStatus} from '../requests.ts';

const claim = startClaim(
  'It sends what no client sends, which could disturb whatever stands before a server.',
);
const ofReference = whiteBoxClaim('It takes the code of the reference server.');

const spelledWays = Object.fromEntries(
  spellings.map((target) => [target, () => rawRequest('GET', target)]),
);

claim('reference-server/ways-around/spellings', async (context) => {
  await holdTable(context, ['Path', 'Response'], spelledWays, async (way, {text}) => {
    const answer = await exchangeRaw(context.server.url, way());
    return [statusLines(answer).join(', ') || 'no answer', `GET ${text}`];
  });
});

claim('reference-server/ways-around/other-ways', async (context) => {
  const {url, key} = context.server;
  await holdTable(context, ['Request', 'Response'], otherWays, async (way, {text}) => {
    const answer = await exchangeRaw(url, way(key));
    return [statusLines(answer).join(', ') || 'no response', `sent ${text}`];
  });
});

claim('reference-server/ways-around/no-data', async ({documented, server, hold}) => {
  const ways = {...spelledWays, ...otherWays};
  const leaks: string[] = [];
  for (const [name, way] of Object.entries(ways)) {
    if (holdsData(await exchangeRaw(server.url, way(server.key)))) leaks.push(name);
  }
  const observed = leaks.length === 0 ? 'no response with data' : `data by ${leaks.join(', ')}`;
  const asked = `tried ${Object.keys(ways).length} ways`;
  holdPhrase(hold, documented.text(), {None: leaks.length === 0}, observed, asked);
});

ofReference(
  'reference-server/ways-around/connect-reset',
  async ({documented, hold, withProgram}) => {
    const isOver = await withProgram({}, async (program) => {
      const url = await program.untilListening();
      for (let times = 0; times < 5; times++) {
        await resetAfter(url, rawRequest('CONNECT', 'localhost:80'));
      }
      const isAnswered = send(url, '/healthz').then(({status}) => status >= 300);
      return isAnswered.catch(() => true);
    });
    const known = {'does no harm': !isOver, 'stops the server': isOver};
    const observed = isOver ? 'the server is gone' : 'the server goes on';
    const asked = 'reset five connections after CONNECT, and sent GET /healthz';
    holdPhrase(hold, documented.text(), known, observed, asked);
  },
);

/** Sends a request, and resets the connection. */
async function resetAfter(url: string, request: string): Promise<void> {
  const {hostname, port} = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.write(request, resolve));
  socket.resetAndDestroy();
}

const json = {'Content-Type': 'application/json'};
const malformed: Question = {method: 'POST', headers: json, body: '{"name": '};
const large: Question = {method: 'POST', headers: json, body: `"${'x'.repeat(200_000)}"`};

const bodies: Readonly<Record<string, (server: StartedServer) => Promise<Answer>>> = {
  'without the key, a body that is not JSON': (server) => server.ask(agents, malformed),
  'without the key, a body that is too large': (server) => server.ask(agents, large),
  'with the key, a body that is not JSON': (server) => server.askWithKey(agents, malformed),
  'with the key, a body that is too large': (server) => server.askWithKey(agents, large),
  'OPTIONS, with a body that is not JSON': (server) =>
    server.ask(agents, {...malformed, method: 'OPTIONS'}),
};

claim('reference-server/ways-around/bodies', async (context) => {
  await holdTable(context, ['Request', 'Response'], bodies, async (send, {text}) => {
    const {statusLine} = await send(context.server);
    return [statusLine, `sent ${text}`];
  });
});

claim('reference-server/ways-around/malformed-body', async ({documented, server, hold}) => {
  const {body, asked} = await server.askWithKey(agents, malformed);
  hold.json(documented.block(), body, `${asked}, and a body that is not JSON`);
});

claim('reference-server/ways-around/large-body', async ({documented, server, hold}) => {
  const {body, asked} = await server.askWithKey(agents, large);
  hold.json(documented.block(), body, `${asked}, and a body that is too large`);
});

claim('reference-server/ways-around/body-limit', async ({documented, server, hold}) => {
  const most = Number(documented.code().text);
  const statusOf = async (bytes: number) => {
    const body = `"${'x'.repeat(bytes - 2)}"`;
    return (await server.askWithKey(agents, {method: 'POST', headers: json, body})).statusLine;
  };
  const [small, beyond] = [await statusOf(2), (await server.askWithKey(agents, large)).statusLine];
  const isTooLarge = async (bytes: number) =>
    beyond !== small && (await statusOf(bytes)) === beyond;
  hold.ok(documented.code(), !(await isTooLarge(most)), 'too large', `sent ${most} bytes`);
  hold.ok(documented.code(), await isTooLarge(most + 1), 'not too large', `sent ${most + 1}`);
});

claim('reference-server/ways-around/logged-path', async ({documented, hold, withServer}) => {
  await withServer({variables: {LOG_LEVEL: 'debug'}}, async (server) => {
    const before = (await server.log()).length;
    const {asked} = await server.ask(`/${encodeURIComponent('a\nb')}`.toLowerCase());
    const lines = (await server.log()).slice(before);
    const [, logged = noLine] = / GET (\S+) /.exec(lines[0] ?? '') ?? [];
    hold.same(documented.code(), logged, asked);
    hold.ok(documented.code(), lines.length === 1, `${lines.length} lines`, asked);
  });
});

ofReference('reference-server/ways-around/escaped', async ({documented, hold}) => {
  const written = documented.code();
  let log = '';
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString('utf8');
      done();
    },
  });
  const character = String(JSON.parse(`"${written.text}"`));
  createLogger('info', output).info(`before ${character} after`);
  await nextTurn();
  const isSo = log.includes(` before ${written.text} after`) && !log.includes(character);
  hold.ok(written, isSo, JSON.stringify(log), 'logged a text with that character');
});

claim('reference-server/ways-around/slow-client', async ({documented, hold, withServer}) => {
  const variables = {HEADERS_TIMEOUT: '1', REQUEST_TIMEOUT: '1'};
  await withServer({variables}, async ({url}) => {
    const statusOf = async (part: string) =>
      statusLines(await sendRaw(url, part)).join() || 'no answer within 5 seconds';
    const [headers, body] = await Promise.all([
      statusOf(`GET ${agents} HTTP/1.1\r\nHost: localhost\r\n`),
      statusOf(
        `POST ${agents} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
      ),
    ]);
    hold.same(documented.code(), headers, 'sent a part of the headers');
    hold.same(documented.code(), body, 'sent a part of the body');
  });
});

claim('reference-server/ways-around/same-time', async (context) => {
  const {documented, otherClaim, hold} = context;
  const name = otherClaim('authentication/comparison').code();
  hold.ok(documented.code(), documented.code().text === name.text, name.text, 'read the guide');
  await holdComparison(context);
});

claim('reference-server/ways-around/key-length', async (context) => {
  const key = `${strongKey()}${'x'.repeat(10_000)}`;
  await context.withKeyedServer({ELIZA_SERVER_AUTH_TOKEN: key}, async (server) => {
    holdStatus(context, await server.askWithKey(agents), `, of ${key.length} characters`);
  });
});
