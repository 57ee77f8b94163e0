import {connect} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {type Startable, startClaim} from '../../claims/claim.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {hasRedis, withRedis} from '../../servers/beside/redis.ts';
import {isClosedWithin} from '../../servers/http/connections.ts';
import {send} from '../../servers/http/http.ts';
import type {Launcher} from '../../servers/launcher.ts';
import {preloading} from '../../servers/preloads/preload.ts';
import {noLine} from '../log-lines.ts';
import {exitCode} from '../refusal.ts';
import {agents} from '../requests.ts';

const claim = startClaim('It stops the server.');

/** How long a server may take for a step of its stop, in milliseconds. */
const patienceMs = 9000;

claim(
  'reference-server/start-stop-messages/stop-patience',
  async ({documented, hold, withProgram}) => {
    const seconds = documented.code();
    // Node.js itself would cut the request off later than the server waits.
    const timeouts = {HEADERS_TIMEOUT: '60', REQUEST_TIMEOUT: '60'};
    const variables = {...timeouts, ...preloading('tell-stop')};
    await withProgram({variables}, async (program) => {
      const url = await program.untilListening();
      const {hostname, port} = new URL(url);
      // A request that never ends: its headers are not complete.
      const socket = connect(Number(port), hostname);
      await new Promise((resolve) => socket.write('GET /healthz HTTP/1.1\r\n', resolve));
      socket.on('error', () => undefined).resume();
      // Another one, so that the first has arrived before the signal does.
      await send(url, '/healthz');
      program.signal('SIGTERM');
      const isSaid = program.untilOutput(ofStop).catch(() => undefined);
      await Promise.race([isSaid, delay(1000, undefined, {ref: false})]);
      const late = await send(url, '/healthz').catch(() => undefined);
      const isClosed = await isClosedWithin(socket, patienceMs);
      const code = await exitCode(program);
      const [, waited = Number.NaN] = /^\[stopped\] (\d+)$/m.exec(program.output()) ?? [];
      // In whole seconds: a timer may be early, and a busy machine late.
      const observed = String(Math.floor(Number(waited) / 1000 + 0.1));
      hold.same(
        seconds,
        isClosed ? observed : 'it does not close it',
        'left a request open, and read from the server how long it waited',
      );
      hold.ok(seconds, code === '0', `exit code: ${code}`, 'left a request open');
      const taken = late ? late.statusLine : 'no response';
      hold.ok(seconds, late === undefined, taken, 'opened another connection meanwhile');
      socket.destroy();
    });
  },
);

claim(
  'reference-server/start-stop-messages/stop-connection',
  async ({documented, hold, withProgram}) => {
    await withProgram({}, async (program) => {
      const {hostname, port} = new URL(await program.untilListening());
      const socket = connect(Number(port), hostname);
      let answers = '';
      socket.on('data', (part) => {
        answers += part.toString('latin1');
      });
      socket.on('error', () => undefined);
      const post = [
        'POST /api/agents HTTP/1.1',
        'Host: localhost',
        'Content-Type: application/json',
      ];
      socket.write([...post, 'Content-Length: 2', '', '{'].join('\r\n'));
      // Another request, so that the first one has arrived before the signal does.
      await send(`http://${hostname}:${port}`, '/healthz');
      program.signal('SIGTERM');
      const isSaid = program.untilOutput(ofStop).catch(() => undefined);
      await Promise.race([isSaid, delay(patienceMs, undefined, {ref: false})]);
      if (!socket.destroyed) socket.write('}GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
      await isClosedWithin(socket, patienceMs);
      socket.destroy();
      await Promise.race([program.ended, delay(patienceMs, undefined, {ref: false})]);
      const [, late = ''] = answers.split(/(?=HTTP\/1\.1 )/);
      const line = /^connection: .*$/im.exec(late)?.[0] ?? 'no such header';
      hold.same(documented.code(), line, 'asked on an open connection after SIGTERM');
    });
  },
);

claim('reference-server/start-stop-messages/stop-signals', async (context) => {
  const {documented, hold} = context;
  for (const signal of ['SIGINT', documented.code().text]) {
    const {code, isNamed, line} = await stopped(signal, context);
    const isStopped = /^\d+$/.test(code) && isNamed;
    const observed = `exit code: ${code}, after the line: ${line}`;
    hold.ok(documented.code(), isStopped, observed, `started the server and sent ${signal}`);
  }
});

claim('reference-server/start-stop-messages/stop-exit-code', async (context) => {
  const {documented, hold} = context;
  const {code} = await stopped('SIGTERM', context);
  hold.same(documented.code(), code, 'started the server and sent SIGTERM');
});

claim('reference-server/start-stop-messages/stop-log', async (context) => {
  const {documented, hold} = context;
  const {line} = await stopped('SIGTERM', context);
  hold.same(documented.block(), line, 'started the server and sent SIGTERM');
});

claim(
  'reference-server/start-stop-messages/stop-with-redis',
  async ({documented, hold, withProgram}) => {
    if (!hasRedis()) throw new NotObservable('This machine has no redis-server.');
    for (const isLost of [false, true]) {
      await withRedis((redis) =>
        withProgram({variables: {REDIS_URL: redis.url}}, async (program) => {
          const url = await program.untilListening();
          if (isLost) await redis.stop();
          await send(url, agents);
          program.signal('SIGTERM');
          const asked = `started the server beside a Redis${isLost ? ', and stopped that' : ''}`;
          hold.same(documented.code(), await exitCode(program), asked);
        }),
      );
    }
  },
);

/** What a server writes when it stops. */
const ofStop = /stopping|shutting down|shutdown|SIGTERM|SIGINT/i;

/** What comes of a server that gets a signal. */
interface Stop {
  code: string;
  /** Whether it names the signal. */
  isNamed: boolean;
  /** The first line after the signal that tells of it; what comes behind it is written or cut off by the end. */
  line: string;
}

const stops = new Map(
  (['SIGINT', 'SIGTERM'] as const).map((signal) => [
    String(signal),
    oncePerRun(({withProgram}: Startable) => stopBy(withProgram, signal)),
  ]),
);

function stopped(signal: string, servers: Startable): Promise<Stop> {
  const stop = stops.get(signal);
  if (!stop) throw new Error(`The check sends no ${signal}.`);
  return stop(servers);
}

function stopBy(withProgram: Launcher['withProgram'], signal: NodeJS.Signals): Promise<Stop> {
  return withProgram({}, async (program) => {
    await program.untilListening();
    const before = program.output().length;
    program.signal(signal);
    const code = await exitCode(program);
    const lines = program.output().slice(before).split('\n');
    const line = lines.find((one) => ofStop.test(one)) ?? noLine;
    return {code, isNamed: lines.some((one) => one.includes(signal)), line};
  });
}
