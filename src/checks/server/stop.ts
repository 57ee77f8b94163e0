import {once} from 'node:events';
import {connect} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {stopTimeoutMs} from '../../../examples/server/run.ts';
import {type WhiteBox, whiteBoxClaim} from '../../claims/claim.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {hasRedis, withRedis} from '../../servers/beside/redis.ts';
import {send} from '../../servers/http/http.ts';
import {untilListening, withServerProgram} from '../../servers/server-program.ts';
import {agents} from '../requests.ts';

const claim = whiteBoxClaim('It stops the server.');

claim('server/stop-patience', async ({documented, hold}) => {
  const seconds = documented.code();
  hold.same(seconds, String(stopTimeoutMs / 1000), 'read how long the server waits');
  // Node.js itself would cut the request off later than the server waits.
  const variables = {HEADERS_TIMEOUT: '60', REQUEST_TIMEOUT: '60'};
  await withServerProgram({variables}, async (program) => {
    const url = await untilListening(program);
    const {hostname, port} = new URL(url);
    // A request that never ends: its headers are not complete.
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.write('GET /healthz HTTP/1.1\r\n', resolve));
    socket.on('error', () => undefined);
    // Another one, so that the first has arrived before the signal does.
    await send(url, '/healthz');
    const started = performance.now();
    program.signal('SIGTERM');
    const late = delay(stopTimeoutMs * 3, 'not at all' as const, {ref: false});
    const exitCode = await Promise.race([program.ended, late]);
    const waited = performance.now() - started;
    hold.ok(seconds, exitCode === 0, `exit code ${exitCode}`, 'left a request open');
    hold.ok(
      seconds,
      waited >= stopTimeoutMs * 0.9,
      `${Math.round(waited)} ms`,
      'left a request open',
    );
    socket.destroy();
  });
});

claim('server/stop-connection', async ({documented, hold}) => {
  await withServerProgram({}, async (program) => {
    const {hostname, port} = new URL(await untilListening(program));
    const socket = connect(Number(port), hostname);
    let answers = '';
    socket.on('data', (part) => {
      answers += part.toString('latin1');
    });
    const closed = once(socket, 'close');
    const post = ['POST /api/agents HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];
    socket.write([...post, 'Content-Length: 2', '', '{'].join('\r\n'));
    // Another request, so that the first one has arrived before the signal does.
    await send(`http://${hostname}:${port}`, '/healthz');
    program.signal('SIGTERM');
    await program.untilOutput(/Stopping/);
    socket.write('}GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await closed;
    const [, late = ''] = answers.split(/(?=HTTP\/1\.1 )/);
    const line = /^connection: .*$/im.exec(late)?.[0] ?? 'no such header';
    hold.same(documented.code(), line, 'asked on an open connection after SIGTERM');
  });
});

claim('server/stop-signals', async (context) => {
  const {documented, hold} = context;
  for (const signal of ['SIGINT', documented.code().text]) {
    const {exitCode, output} = await stopped(signal, context);
    const isStopped = exitCode !== null && output.includes(signal);
    hold.ok(documented.code(), isStopped, output, `started the server and sent ${signal}`);
  }
});

claim('server/stop-exit-code', async (context) => {
  const {documented, hold} = context;
  const {exitCode} = await stopped('SIGTERM', context);
  hold.same(documented.code(), String(exitCode), 'started the server and sent SIGTERM');
});

claim('server/stop-log', async (context) => {
  const {documented, hold} = context;
  const {output} = await stopped('SIGTERM', context);
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  hold.same(documented.block(), last, 'started the server and sent SIGTERM');
});

claim('server/stop-with-redis', async ({documented, hold}) => {
  if (!hasRedis()) throw new NotObservable('This machine has no redis-server.');
  for (const isLost of [false, true]) {
    await withRedis((redis) =>
      withServerProgram({variables: {REDIS_URL: redis.url}}, async (program) => {
        const url = await untilListening(program);
        if (isLost) await redis.stop();
        await send(url, agents);
        program.signal('SIGTERM');
        const late = delay(stopTimeoutMs * 3, 'no exit code', {ref: false});
        const exitCode = await Promise.race([program.ended, late]);
        const asked = `started the server beside a Redis${isLost ? ', and stopped that' : ''}`;
        hold.same(documented.code(), String(exitCode), asked);
      }),
    );
  }
});

interface Stop {
  exitCode: number | null;
  output: string;
}

const stops = new Map(
  (['SIGINT', 'SIGTERM'] as const).map((signal) => [
    String(signal),
    oncePerRun(() => stopBy(signal)),
  ]),
);

/** What comes of a server that gets this signal. */
function stopped(signal: string, servers: WhiteBox): Promise<Stop> {
  const stop = stops.get(signal);
  if (!stop) throw new Error(`The check sends no ${signal}.`);
  return stop(servers);
}

function stopBy(signal: NodeJS.Signals): Promise<Stop> {
  return withServerProgram({}, async (program) => {
    await untilListening(program);
    program.signal(signal);
    return {exitCode: await program.ended, output: program.output()};
  });
}
