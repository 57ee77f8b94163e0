import {setTimeout as delay} from 'node:timers/promises';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {startProgram} from '../../machine/program.ts';
import {compiledServer} from '../../servers/compiled-server.ts';
import {connectionsKept, holdConnection} from '../../servers/http/connections.ts';
import {withHeldRequests} from '../../servers/http/held-requests.ts';
import {exchangeRaw, rawRequest, statusLines} from '../../servers/http/raw.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {untilListening} from '../../servers/server-program.ts';
import {lastLine, noLine} from '../log-lines.ts';
import {agents, success} from '../requests.ts';

const claim = startClaim(
  'It sends more than a client sends, which could disturb whoever else uses a server.',
);
const ofReference = whiteBoxClaim(
  'It takes the code of the reference server, or starts its program with few files.',
);

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

ofReference('reference-server/ways-around/requests-waiting', async ({documented, hold}) => {
  await withHeldRequests(async ({url, release}) => {
    const {socket} = await holdConnection(url);
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
    socket.destroy();
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

/** How many connections are refused where one line tells of it. */
const tooMany = 3;

claim('reference-server/ways-around/connections-log', async ({documented, hold, withServer}) => {
  const line = documented.block();
  const most = /(\d+) are open/.exec(line.text)?.[1] ?? '';
  const variables = {CONNECTIONS_MAX: most, TRUST_PROXY: 'loopback'};
  await withServer({variables}, async (server) => {
    const {kept, end} = await connectionsKept(server.url, Number(most) + tooMany);
    const asked = `opened ${Number(most) + tooMany} connections`;
    hold.same(line, await warningsOf(server), asked);
    hold.ok(line, String(kept) === most, `${kept} connections are kept`, asked);
    end();
  });
});

claim(
  'reference-server/ways-around/connections-share-log',
  async ({documented, hold, withServer}) => {
    const line = documented.block();
    const share = Number(/(\d+) are open/.exec(line.text)?.[1]);
    await withServer({variables: {CONNECTIONS_MAX: String(2 * share)}}, async (server) => {
      const {end} = await connectionsKept(server.url, share + tooMany);
      hold.same(line, await warningsOf(server), `opened ${share + tooMany} connections`);
      end();
    });
  },
);

claim('reference-server/ways-around/connections-share', async ({documented, hold, withServer}) => {
  await withServer({variables: {CONNECTIONS_MAX: '8'}}, async ({url}) => {
    const one = await connectionsKept(url, 8);
    const other = await connectionsKept(url, 8, '127.0.0.2');
    const isHalf = one.kept === 4 && other.kept === 4;
    const observed = `${one.kept} and ${other.kept} of 8 stay`;
    const asked = 'opened 8 connections from each of two addresses';
    holdPhrase(hold, documented.text(), {half: isHalf}, observed, asked);
    one.end();
    other.end();
  });
});

claim('reference-server/ways-around/connections-proxy', async ({documented, hold, withServer}) => {
  const variables = {CONNECTIONS_MAX: '8', TRUST_PROXY: 'loopback'};
  await withServer({variables}, async ({url}) => {
    const {kept, end} = await connectionsKept(url, 8);
    const known = {'can have all': kept === 8};
    const asked = 'opened 8 connections from a trusted address';
    holdPhrase(hold, documented.text(), known, `${kept} of 8 stay`, asked);
    end();
  });
});

ofReference(
  'reference-server/ways-around/connections-again',
  async ({documented, hold, withKeyedServer}) => {
    await withKeyedServer({CONNECTIONS_MAX: '6'}, async ({url}) => {
      const kept: number[] = [];
      for (let round = 0; round < 4; round++) kept.push(await keptAgain(url));
      const known = {'can open as many again': kept.every((count) => count === 3)};
      const observed = `${kept.join(', ')} connections are kept`;
      const asked = 'opened 5 connections where 3 are allowed, and closed them, four times';
      holdPhrase(hold, documented.text(), known, observed, asked);
    });
  },
);

/** How many of too many connections are kept at last. They end at once; the server sees that a little later. */
async function keptAgain(url: string): Promise<number> {
  const end = performance.now() + 2000;
  for (;;) {
    const {kept, end: close} = await connectionsKept(url, 5);
    close();
    if (kept >= 3 || performance.now() > end) return kept;
  }
}

ofReference('reference-server/ways-around/connections-files', async ({documented, hold}) => {
  const limited = [
    '-c',
    'ulimit -n 90 && exec "$0" "$1"',
    process.execPath,
    await compiledServer(),
  ];
  const program = startProgram('sh', limited, {variables: {SERVER_PORT: '0'}});
  try {
    const url = await untilListening(program);
    const {end} = await connectionsKept(url, 90);
    const [, what = program.output()] =
      /WARN: Too many connections .* half of what (.*) allows/.exec(program.output()) ?? [];
    hold.same(documented.code(), what, 'opened 90 connections where 90 files may be open');
    end();
  } finally {
    await program.stop();
  }
});

async function warningsOf(server: StartedServer): Promise<string> {
  const lines = (await server.log()).filter((line) => line.includes('Too many connections'));
  return lines.join('\n') || noLine;
}
