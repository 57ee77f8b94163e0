import {connect} from 'node:net';
import {type Startable, startClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {holdPhrase, holdTable} from '../../claims/phrase.ts';
import {type Answer, send} from '../../servers/http/http.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {levelOf, lineAfter, linesDuring, lineWith, noLine} from '../log-lines.ts';
import {agents, refusals} from '../requests.ts';

const claim = startClaim("It reads the server's log.");

claim('authentication/refusal-log', holdRefusalLog);

claim('operate/monitor/failure-log', holdRefusalLog);

claim('operate/monitor/log-time-zone', async ({documented, hold, withProgram}) => {
  const zones = ['Asia/Tokyo', 'America/New_York'];
  for (const TZ of zones) {
    await withProgram({variables: {TZ}}, async (program) => {
      const before = Date.now();
      await program.untilListening();
      const [, text] = /^\[(\d{4}-\d\d-\d\d.+?)\]/m.exec(program.output()) ?? [];
      const isUtc = text !== undefined && isTimeInUtc(text, before);
      holdPhrase(
        hold,
        documented.text(),
        {UTC: isUtc, 'local time': text !== undefined && !isUtc},
        text ?? noLine,
        `started in ${TZ} at ${new Date(before).toISOString()}`,
      );
    });
  }
});

/** Whether a line that was written about then has this time in UTC. */
function isTimeInUtc(text: string, then: number): boolean {
  const logged = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Math.abs(logged - then) < 60 * 60 * 1000;
}

claim('operate/monitor/log-output', async ({documented, hold, withProgram}) => {
  await withProgram({}, async (program) => {
    const url = await program.untilListening();
    // Headers of a proxy that no setting names, at which a library could write a warning by itself.
    const headers = {'X-Forwarded-For': '192.0.2.1', Forwarded: 'for=192.0.2.1'};
    await send(url, agents, {headers});
    await program.stop();
    const [line = ''] = program.errorOutput().trim().split('\n');
    holdPhrase(
      hold,
      documented.text(),
      {'standard output': line === '' && program.output() !== ''},
      line === '' ? 'nothing on standard error' : `on standard error: ${line}`,
      'started the server and asked through a proxy',
    );
  });
});

claim('operate/monitor/unwritable-log', async (context) => {
  const {documented, hold, withProgram} = context;
  const isRefused = refusals(context);
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey()};
  const goesOn = await withProgram({variables}, async (program) => {
    const url = await program.untilListening();
    program.closeOutput();
    // The first one makes it write a line.
    const answers = [await answerOf(url), await answerOf(url)];
    return answers.every((answer) => answer !== undefined && isRefused(answer));
  });
  const asked = 'closed its output, and sent requests without the key';
  const observed = goesOn ? 'it refuses both requests' : 'a request has no response';
  holdPhrase(
    hold,
    documented.text(),
    {'goes on responding': goesOn, stops: !goesOn},
    observed,
    asked,
  );
});

/** The answer to a request without the key; `undefined` where there is none. */
function answerOf(url: string): Promise<Answer | undefined> {
  return send(url, agents).catch(() => undefined);
}

claim('operate/monitor/key-in-log', async ({documented, hold, withKeyedServer}) => {
  const header = documented.code();
  await withKeyedServer({LOG_LEVEL: 'debug'}, async (server) => {
    const keys = [server.key, strongKey()];
    const lines = await linesDuring(server, async () => {
      for (const sent of keys) await server.ask(agents, {headers: {[header.text]: sent}});
      await server.stop();
    });
    const asked = `sent a right and a wrong key in ${header.text}`;
    const leak = lineWith(await server.log(), keys);
    hold.ok(header, leak === undefined, leak ?? noLine, asked);
    const warnings = lines.filter((line) => levelOf(line) === 'warn');
    hold.ok(header, warnings.length === 1, warnings.join('\n') || noLine, asked);
  });
});

claim('operate/monitor/hidden-warnings', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({LOG_LEVEL: documented.code().text}, async (server) => {
    const {asked} = await server.ask(agents);
    const hidden = (await server.log()).filter((line) =>
      ['debug', 'info', 'warn'].includes(levelOf(line) ?? ''),
    );
    hold.ok(documented.code(), hidden.length === 0, hidden.join('\n') || noLine, asked);
  });
});

claim('operate/monitor/proxy-address', async (context) => {
  const {documented, otherClaim, hold, withKeyedServer} = context;
  const forwarded = forwardedAddress(otherClaim);
  for (const [proxies, expected] of [
    ['loopback', forwarded],
    ['10.0.0.0/8', '127.0.0.1'],
    ['', '127.0.0.1'],
  ] as const) {
    const variables = {LOG_LEVEL: 'warn', [documented.code().text]: proxies};
    await withKeyedServer(variables, async (server) => {
      const address = await loggedAddress(server, forwarded);
      const situation = `sent X-Forwarded-For: ${forwarded}, with ${documented.code().text}=${proxies}`;
      hold.ok(documented.code(), address === expected, address, situation);
    });
  }
});

claim('operate/monitor/forwarded-addresses', async ({documented, hold, withKeyedServer}) => {
  const phrases: Record<string, string> = {'a text that is not an address': 'unknown'};
  await withKeyedServer({LOG_LEVEL: 'warn', TRUST_PROXY: 'loopback'}, async (server) => {
    for (const row of documented.rows('X-Forwarded-For', 'Logged address')) {
      const forwarded = row['X-Forwarded-For'];
      const phrase = phrases[forwarded.text];
      const sent = phrase ?? forwarded.text;
      const address = await loggedAddress(server, sent);
      const situation = `sent X-Forwarded-For: ${sent}, with TRUST_PROXY=loopback`;
      hold.same(row['Logged address'], address, situation);
      const isKnown = phrase !== undefined || sent.replace(/%.*/, '').endsWith(address);
      hold.ok(forwarded, isKnown, address, situation);
    }
  });
});

claim('operate/monitor/debug-log', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({LOG_LEVEL: 'debug'}, async (server) => {
    const started = performance.now();
    const line = await lineAfter(server, () => server.askWithKey(agents));
    const most = Math.ceil(performance.now() - started);
    const asked = `GET ${agents} with X-API-KEY`;
    hold.same(documented.block(), line, asked);
    const [, duration] = / in (\d+) ms/.exec(line) ?? [];
    if (duration === undefined) return;
    const isPossible = Number(duration) <= most;
    hold.ok(documented.block(), isPossible, line, `${asked}, and had it in ${most} ms`);
  });
});

claim('operate/monitor/logged-paths', async (context) => {
  const key = strongKey();
  const encoded = encodeURIComponent(key);
  // Each part of it has a letter in lower case, and is another text once it is decoded.
  const encodedKey = eachEncoded('klmnozklmnozklmnoz');
  const paths: Record<string, string> = {
    '/api/agents?secret=1': '/api/agents?secret=1',
    'the key as the path': `/${key}`,
    'the key as the path, percent-encoded twice': `/${encodeURIComponent(encoded)}`,
    'the key as the path, in another letter case': `/${key.toUpperCase()}`,
    'the key as the path, each character percent-encoded': `/${eachEncoded(key)}`,
    'a key that looks percent-encoded, as the path': `/${encodedKey}`,
    'six characters of the key as the path': `/${key.slice(-6)}`,
    'another path, percent-encoded four times': `/${encodedTimes(4)}`,
    'another path, percent-encoded three times': `/${encodedTimes(3)}`,
    'a path that is not well encoded': '/%E0%A4%A',
  };
  const withKey = <Result>(known: string, task: (server: StartedServer) => Promise<Result>) =>
    context.withKeyedServer({ELIZA_SERVER_AUTH_TOKEN: known, LOG_LEVEL: 'debug'}, task);
  await withKey(key, (usual) =>
    withKey(encodedKey, (other) =>
      holdTable(context, ['Request', 'Logged path'], paths, async (sent, {text}) => {
        const server = sent === `/${encodedKey}` ? other : usual;
        const line = await lineAfter(server, () => server.ask(sent));
        const path = /DEBUG: GET (.*) \d+ in /.exec(line)?.[1] ?? line;
        const what = path === sent && text !== sent ? 'the path as it came' : path;
        return [what, `asked for ${text}`];
      }),
    ),
  );
});

claim('operate/monitor/aborted-log', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({LOG_LEVEL: 'debug'}, async (server) => {
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

claim('operate/monitor/paths-without-key', async ({documented, hold, withServer}) => {
  const paths = ['/undefined', '/%E0%A4%A'];
  await withServer({variables: {LOG_LEVEL: 'debug'}}, async (server) => {
    for (const path of paths) {
      const line = await lineAfter(server, () => server.ask(path));
      const known = {'every path as it came': line.includes(` GET ${path} `)};
      const asked = `asked a server without a key for ${path}`;
      holdPhrase(hold, documented.text(), known, line, asked);
    }
  });
});

/** A text that is encoded as often as that. */
function encodedTimes(times: number): string {
  return Array.from({length: times}).reduce<string>((text) => encodeURIComponent(text), 'é');
}

/** Holds that a request without a key leaves the documented line, and that one with it leaves none. */
async function holdRefusalLog(context: CheckContext & Startable): Promise<void> {
  const {documented, otherClaim, hold, withKeyedServer} = context;
  await withKeyedServer({LOG_LEVEL: 'warn', TRUST_PROXY: 'loopback'}, async (server) => {
    const headers = {'X-Forwarded-For': forwardedAddress(otherClaim)};
    let asked = '';
    const lines = await linesDuring(server, async () => {
      await server.askWithKey(agents, {headers});
      await server.ask(agents, {method: 'OPTIONS', headers});
      ({asked} = await server.ask(agents, {headers}));
    });
    hold.same(documented.block(), lines.join('\n') || noLine, asked);
  });
}

/** The first address that the page has a proxy forward. */
function forwardedAddress(otherClaim: CheckContext['otherClaim']): string {
  const forwarded = otherClaim('operate/monitor/forwarded-addresses');
  const [row] = forwarded.rows('X-Forwarded-For', 'Logged address');
  return row?.['X-Forwarded-For'].text ?? '';
}

/** The address in the line of an attempt without a key that a proxy forwarded. */
async function loggedAddress(server: StartedServer, forwarded: string): Promise<string> {
  const headers = {'X-Forwarded-For': forwarded};
  const lines = await linesDuring(server, () => server.ask(agents, {headers}));
  return (
    lines
      .findLast((line) => levelOf(line) === 'warn')
      ?.split(' ')
      .at(-1) ?? noLine
  );
}

function eachEncoded(text: string): string {
  return [...text].map((character) => `%${character.charCodeAt(0).toString(16)}`).join('');
}
