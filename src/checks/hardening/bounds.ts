import type {Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {holdConnection} from '../../servers/http/connections.ts';
import {type HeldRequests, withHeldRequests} from '../../servers/http/held-requests.ts';
import {exchangeRaw, rawRequest, statusLines} from '../../servers/http/raw.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {lastLine, noLine} from '../log-lines.ts';
import {agents, success} from '../requests.ts';
import {waitingUntilClosed} from './turns-server.ts';

const claim = startClaim(
  'It sends more than a client sends, which could disturb whoever else uses a server.',
);
const ofReference = whiteBoxClaim('It takes the code of the reference server.');

/** What a request has beside the headers that a check adds: `Host`, `X-API-KEY` and `Connection`. */
const usualHeaders = 3;

async function statusWithHeaders(server: StartedServer, count: number): Promise<string> {
  const others = Array<string>(count - usualHeaders).fill('X-Other: x');
  const request = rawRequest('GET', agents, [`X-API-KEY: ${server.key}`, ...others]);
  return statusLines(await exchangeRaw(server.url, request)).join() || 'no answer';
}

claim('reference-server/ways-around/header-limit', async (context) => {
  const {documented, otherClaim, server, hold} = context;
  const most = Number(documented.code().text);
  const refusal = otherClaim('reference-server/ways-around/too-many-headers').code().text;
  const within = await statusWithHeaders(server, most);
  hold.ok(documented.code(), within === success(context), within, `sent ${most} headers`);
  const beyond = await statusWithHeaders(server, most + 1);
  hold.ok(documented.code(), beyond === refusal, beyond, `sent ${most + 1} headers`);
});

claim(
  'reference-server/ways-around/too-many-headers',
  async ({documented, otherClaim, server, hold}) => {
    const count = Number(otherClaim('reference-server/ways-around/header-limit').code().text) + 1;
    hold.same(documented.code(), await statusWithHeaders(server, count), `sent ${count} headers`);
  },
);

claim('reference-server/ways-around/json-values', async ({documented, hold, withKeyedServer}) => {
  // A server of its own, which may keep what is sent.
  await withKeyedServer({}, async (server) => {
    const post = (body: string) =>
      server.askWithKey(agents, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body,
      });
    const {statusLine, body} = await post('{}');
    for (const value of documented.codes()) {
      const answer = await post(value.text);
      // The same status alone could be that of a body that is not JSON.
      const isSame = answer.statusLine === statusLine && answer.body === body;
      hold.ok(value, isSame, answer.statusLine, `${answer.asked}, with it as the body`);
    }
  });
});

claim('reference-server/ways-around/logged-path-length', async ({documented, hold, withServer}) => {
  const most = Number(documented.code().text);
  await withServer({variables: {LOG_LEVEL: 'debug'}}, async (server) => {
    const loggedPath = async (length: number) => {
      await server.ask(`/${'a'.repeat(length - 1)}`);
      const line = await lastLine(server, / GET \S+ /);
      return / GET (\S+) /.exec(line ?? '')?.[1] ?? noLine;
    };
    const whole = await loggedPath(most);
    const observed = whole === noLine ? noLine : String(whole.length);
    hold.same(documented.code(), observed, `sent a path of ${most} characters`);
    const cut = await loggedPath(most + 1);
    const isCut = cut === `${whole}…`;
    hold.ok(documented.code(), isCut, cut, `sent a path of ${most + 1} characters`);
  });
});

const health = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

/** Waits for longer than the server takes to read what clients sent, also where other checks keep this process busy. */
async function untilRead(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await delay(50);
}

/** Gives a task a connection to a server that holds each request until it is released, and closes it in the end. */
function onHeldConnection(
  task: (held: HeldRequests & {socket: Socket}) => Promise<void>,
): Promise<void> {
  return withHeldRequests(async (held) => {
    const {socket} = await holdConnection(held.url);
    await task({...held, socket});
    socket.destroy();
  });
}

ofReference('reference-server/ways-around/requests-waiting', async ({documented, hold}) => {
  await onHeldConnection(async ({socket, release}) => {
    const header = `X-Other: ${'x'.repeat(10_000)}`;
    const megabyte = health.replace('\r\n\r\n', `\r\n${header}\r\n\r\n`).repeat(90);
    // More than the buffers of both sides hold.
    const most = 24;
    let taken = 0;
    for (let sent = 0; sent < most; sent++) {
      socket.write(megabyte, (error) => {
        if (!error) taken += 1;
      });
    }
    socket.resume();
    await untilRead();
    const before = taken;
    const known = {'reads no further': before < most};
    const observed = before < most ? 'a part of them waits' : `it reads ${most} MB`;
    const asked = `sent ${most} MB of requests without a response`;
    holdPhrase(hold, documented.text(), known, observed, asked);
    release();
    for (let wait = 0; wait < 200 && taken === before && !socket.destroyed; wait++) await delay(50);
    const goesOn = {'reads no further': taken > before};
    const went = taken > before ? 'it goes on' : 'it does not go on';
    holdPhrase(hold, documented.text(), goesOn, went, 'responded to what had waited');
  });
  await onHeldConnection(async ({socket, bytesRead}) => {
    const behind = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n';
    socket.write(`${health}${health}${behind}x`);
    await untilRead();
    const before = bytesRead();
    socket.write('x'.repeat(999_999));
    await untilRead();
    const more = bytesRead() - before;
    const known = {'reads no further': more === 0};
    const asked = 'sent a megabyte as the body of a request that waits';
    holdPhrase(hold, documented.text(), known, `it reads ${more} more bytes`, asked);
  });
  await onHeldConnection(async ({socket, release}) => {
    let received = '';
    socket.on('data', (part) => {
      received += part.toString('latin1');
    });
    const responses = async (count: number) => {
      const of = () => statusLines(received).length;
      for (let wait = 0; wait < 500 && of() < count; wait++) await delay(20);
      return of();
    };
    socket.write(health.repeat(10));
    await untilRead();
    release();
    const first = await responses(10);
    socket.write(health.repeat(3));
    const all = await responses(13);
    const known = {'reads no further': first === 10 && all === 13};
    const asked = 'sent ten requests at once, and three more after the responses';
    holdPhrase(hold, documented.text(), known, `${first} and ${all - first} responses`, asked);
  });
});

ofReference('reference-server/ways-around/memory-waiting', async ({documented, hold}) => {
  const most = Number(documented.code().text) * 1024 * 1024;
  // As many as are read at once.
  const requests = health.repeat(Math.floor(60_000 / health.length));
  // Each takes two and a half kilobytes, as the server counts.
  const memoryOfOne = Math.floor(60_000 / health.length) * 2600;
  const few = Math.floor((0.8 * most) / memoryOfOne);
  const fewOpen = await openAfterSending(requests, few);
  const asked = `sent requests that take ${few} times ${memoryOfOne} bytes while they wait`;
  hold.ok(documented.code(), fewOpen === few, `${few - fewOpen} connections are closed`, asked);
  const many = Math.ceil((1.6 * most) / memoryOfOne);
  const manyOpen = await openAfterSending(requests, many);
  const askedMore = `sent requests that take ${many} times ${memoryOfOne} bytes`;
  hold.ok(documented.code(), manyOpen < many, 'all connections are kept', askedMore);
  hold.ok(documented.code(), manyOpen >= few, `only ${manyOpen} are kept`, askedMore);
  for (const [lines, bytes] of [
    [0, 0],
    [150, 0],
    [0, 15_000],
    [150, 15_000],
  ] as const) {
    const size = 2500 + 50 * lines + bytes;
    const waiting = waitingUntilClosed(lines, bytes);
    const isSo = waiting * size <= most && (waiting + 1) * size > most;
    const observed = `a connection is closed after ${waiting} such requests`;
    hold.ok(documented.code(), isSo, observed, `let requests of ${size} bytes wait`);
  }
});

/** Sends requests that have to wait over so many connections, and gives how many of these stay open. */
async function openAfterSending(requests: string, count: number): Promise<number> {
  let open = 0;
  await withHeldRequests(async ({url}) => {
    const connections = await Promise.all(Array.from({length: count}, () => holdConnection(url)));
    for (const {socket} of connections) socket.write(requests);
    await untilRead();
    open = connections.filter(({socket}) => !socket.destroyed).length;
    for (const {socket} of connections) socket.destroy();
  });
  return open;
}
