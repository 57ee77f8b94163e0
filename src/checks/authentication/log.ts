import {connect} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {whiteBoxClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {holdTable} from '../../claims/phrase.ts';
import {send} from '../../servers/http/http.ts';
import {
  type ReferenceServer,
  withKeyedServer,
  withReferenceServer,
} from '../../servers/reference-server.ts';
import {untilListening, withServerProgram} from '../../servers/server-program.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, refusals} from '../requests.ts';

const claim = whiteBoxClaim("It reads the server's log.");

claim('authentication/refusal-log', holdRefusalLog);

claim('authentication/failure-log', holdRefusalLog);

claim('authentication/log-time-zone', async ({documented, hold}) => {
  const zones = ['Asia/Tokyo', 'America/New_York'];
  for (const TZ of zones) {
    await withServerProgram({variables: {TZ}}, async (program) => {
      const before = Date.now();
      await untilListening(program);
      const [, text = ''] = /^\[(.+?)\]/.exec(program.output()) ?? [];
      const logged = Date.parse(`${text.replace(' ', 'T')}Z`);
      const isUtc = Math.abs(logged - before) < 60 * 60 * 1000;
      hold.same(documented.text(), isUtc ? 'UTC' : 'local time', `started in ${TZ}, read ${text}`);
    });
  }
});

claim('authentication/log-output', async ({documented, hold}) => {
  await withServerProgram({}, async (program) => {
    const url = await untilListening(program);
    // Headers of a proxy that no setting names, at which a library could write a warning by itself.
    const headers = {'X-Forwarded-For': '192.0.2.1', Forwarded: 'for=192.0.2.1'};
    await send(url, agents, {headers});
    await program.stop();
    const written = program.errorOutput() === '' ? 'standard output' : program.errorOutput();
    hold.same(documented.text(), written, 'started the server and asked through a proxy');
  });
});

claim('authentication/unwritable-log', async (context) => {
  const {documented, hold} = context;
  const onLog = () => {
    throw new Error('The disk is full.');
  };
  const answers = await withKeyedServer(
    {},
    async (server) => [await server.ask(agents), await server.ask(agents)],
    {onLog},
  );
  const isAnswered = answers.every(refusals(context));
  hold.same(documented.text(), isAnswered ? 'goes on answering' : 'stops', 'let each line fail');
});

claim('authentication/key-in-log', async ({documented, hold}) => {
  const header = documented.code();
  await withKeyedServer({}, async (server) => {
    const keys = [server.key, strongKey()];
    for (const sent of keys) await server.ask(agents, {headers: {[header.text]: sent}});
    await server.stop();
    const log = server.log().join('\n');
    const asked = `sent a right and a wrong key in ${header.text}`;
    hold.ok(header, !keys.some((sent) => log.includes(sent)), log, asked);
    const warnings = server.log().filter((line) => line.includes('WARN')).length;
    hold.ok(header, warnings === 1, log, asked);
  });
});

claim('authentication/hidden-warnings', async ({documented, hold}) => {
  await withKeyedServer({LOG_LEVEL: documented.code().text}, async (server) => {
    const {asked} = await server.ask(agents);
    const log = server.log();
    hold.ok(documented.code(), log.length === 0, log.join('\n'), asked);
  });
});

claim('authentication/proxy-address', async ({documented, otherClaim, hold}) => {
  const forwarded = forwardedAddress(otherClaim);
  for (const [proxies, expected] of [
    ['loopback', forwarded],
    ['10.0.0.0/8', '127.0.0.1'],
    ['', '127.0.0.1'],
  ] as const) {
    const variables = {[documented.code().text]: proxies};
    const address = await loggedAddress(forwarded, variables);
    const situation = `sent X-Forwarded-For: ${forwarded}, with ${documented.code().text}=${proxies}`;
    hold.ok(documented.code(), address === expected, address, situation);
  }
});

claim('authentication/forwarded-addresses', async ({documented, hold}) => {
  const phrases: Record<string, string> = {'a text that is not an address': 'unknown'};
  for (const row of documented.rows('X-Forwarded-For', 'Logged address')) {
    const forwarded = row['X-Forwarded-For'];
    const phrase = phrases[forwarded.text];
    const sent = phrase ?? forwarded.text;
    const address = await loggedAddress(sent, {TRUST_PROXY: 'loopback'});
    const situation = `sent X-Forwarded-For: ${sent}, with TRUST_PROXY=loopback`;
    hold.same(row['Logged address'], address, situation);
    const isKnown = phrase !== undefined || sent.replace(/%.*/, '').endsWith(address);
    hold.ok(forwarded, isKnown, address, situation);
  }
});

claim('authentication/debug-log', async ({documented, hold}) => {
  await withKeyedServer({LOG_LEVEL: 'debug'}, async (server) => {
    const started = performance.now();
    const line = await lineAfter(server, () => server.askWithKey(agents));
    const most = Math.ceil(performance.now() - started);
    const asked = `GET ${agents} with X-API-KEY`;
    hold.same(documented.block(), line, asked);
    const duration = Number(/ in (\d+) ms/.exec(line)?.[1]);
    hold.ok(documented.block(), duration <= most, line, `${asked}, and had it in ${most} ms`);
  });
});

claim('authentication/logged-paths', async (context) => {
  const key = strongKey();
  const encoded = encodeURIComponent(key);
  const paths: Record<string, string> = {
    '/api/agents?secret=1': '/api/agents?secret=1',
    'the key as the path': `/${key}`,
    'the key as the path, percent-encoded twice': `/${encodeURIComponent(encoded)}`,
    'the key as the path, in another letter case': `/${key.toUpperCase()}`,
    'the key as the path, each character percent-encoded': `/${eachEncoded(key)}`,
    'six characters of the key as the path': `/${key.slice(-6)}`,
    'another path, percent-encoded four times': `/${encodedTimes(4)}`,
    'another path, percent-encoded three times': `/${encodedTimes(3)}`,
    'a path that is not well encoded': '/%E0%A4%A',
  };
  await withKeyedServer({ELIZA_SERVER_AUTH_TOKEN: key}, (server) =>
    holdTable(context, ['Request', 'Logged path'], paths, async (sent, {text}) => {
      const line = await lineAfter(server, () => server.ask(sent));
      const path = /DEBUG: GET (.*) \d+ in /.exec(line)?.[1] ?? line;
      const what = path === sent && text !== sent ? 'the path as it came' : path;
      return [what, `asked for ${text}`];
    }),
  );
});

claim('authentication/aborted-log', async ({documented, hold}) => {
  await withKeyedServer({}, async (server) => {
    const line = await lineAfter(
      server,
      async () => {
        const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
        const head = [`POST ${agents} HTTP/1.1`, 'Host: localhost', `X-API-KEY: ${server.key}`];
        const body = ['Content-Type: application/json', 'Content-Length: 9', '', '{'];
        socket.write([...head, ...body].join('\r\n'));
        // Another request, so that this one has arrived before it is broken off.
        await server.ask('/healthz');
        socket.destroy();
      },
      'POST',
    );
    const outcome = / POST \S+ (\S+) in \d+ ms /.exec(line)?.[1] ?? line;
    hold.same(documented.code(), outcome, 'broke a request off in the middle of its body');
  });
});

claim('authentication/paths-without-key', async ({documented, hold}) => {
  const paths = ['/undefined', '/%E0%A4%A'];
  await withReferenceServer({}, async (server) => {
    for (const path of paths) {
      const line = await lineAfter(server, () => server.ask(path));
      const what = line.includes(` GET ${path} `) ? 'every path as it came' : line;
      hold.same(documented.text(), what, `asked a server without a key for ${path}`);
    }
  });
});

/** A text that is encoded as often as that. */
function encodedTimes(times: number): string {
  return Array.from({length: times}).reduce<string>((text) => encodeURIComponent(text), 'é');
}

/** Holds that a request without a key leaves the documented line, and that one with it leaves none. */
async function holdRefusalLog({hold, otherClaim, documented}: CheckContext): Promise<void> {
  const line = documented.block();
  await withKeyedServer({LOG_LEVEL: 'warn', TRUST_PROXY: 'loopback'}, async (server) => {
    const headers = {'X-Forwarded-For': forwardedAddress(otherClaim)};
    await server.askWithKey(agents, {headers});
    await server.ask(agents, {method: 'OPTIONS', headers});
    const {asked} = await server.ask(agents, {headers});
    hold.same(line, server.log().join('\n'), asked);
  });
}

/** The first address that the page has a proxy forward. */
function forwardedAddress(otherClaim: CheckContext['otherClaim']): string {
  const forwarded = otherClaim('authentication/forwarded-addresses');
  const [row] = forwarded.rows('X-Forwarded-For', 'Logged address');
  return row?.['X-Forwarded-For'].text ?? '';
}

function loggedAddress(forwarded: string, variables: Record<string, string>): Promise<string> {
  return withKeyedServer({LOG_LEVEL: 'warn', ...variables}, async (server) => {
    await server.ask(agents, {headers: {'X-Forwarded-For': forwarded}});
    return server.log().at(-1)?.split(' ').at(-1) ?? 'nothing';
  });
}

/** The line that a request leaves; it is written when the answer is out, which may be after it came in. */
async function lineAfter(
  {log}: Pick<ReferenceServer, 'log'>,
  request: () => Promise<unknown>,
  method = '',
): Promise<string> {
  const lines = () => log().filter((line) => line.includes(`DEBUG: ${method}`));
  const before = lines().length;
  await request();
  for (let round = 0; round < 100 && lines().length === before; round++) await delay(10);
  return lines()[before] ?? 'nothing';
}

function eachEncoded(text: string): string {
  return [...text].map((character) => `%${character.charCodeAt(0).toString(16)}`).join('');
}
