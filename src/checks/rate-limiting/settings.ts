import {MemoryCounts} from '../../../examples/server/memory-counts.ts';
import {type WhiteBoxCheck, whiteBoxClaim} from '../../claims/claim.ts';
import {actionFor, holdAllPhrases, holdTable} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {withRedisEar} from '../../servers/beside/redis.ts';
import type {Answer, Question} from '../../servers/http/http.ts';
import {exchangeRaw, pipelinedRequests, statusLines} from '../../servers/http/raw.ts';
import {type ReferenceServer, withKeyedServer} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, headerLine} from '../requests.ts';

const claim = whiteBoxClaim('It starts the server with other settings, and uses up its limits.');

const limit = 'ratelimit-limit';
const policy = 'ratelimit-policy';
const remaining = 'ratelimit-remaining';

claim('rate-limiting/ipv6-network', async ({documented, hold}) => {
  const bits = BigInt(documented.code().text);
  await withKeyedServer({TRUST_PROXY: 'loopback', FAILED_ATTEMPTS_MAX: '1'}, async (server) => {
    const address = 0x2001_0db8_0000_0000_0000_0000_0000_0001n;
    const fail = (from: bigint) => server.ask(agents, forwardedFor(ipv6(from)));
    const first = await fail(address);
    const inside = await fail(address ^ (1n << (127n - bits)));
    const outside = await fail(address ^ (1n << (128n - bits)));
    const isOne = inside.statusLine !== first.statusLine;
    hold.ok(documented.code(), isOne, 'another client', 'failed once more from inside it');
    const isOther = outside.statusLine === first.statusLine;
    hold.ok(documented.code(), isOther, 'the same client', 'failed once more from outside it');
  });
});

claim('rate-limiting/behind-proxy', async ({documented, hold}) => {
  const clients = ['192.0.2.1', '192.0.2.2'];
  const countWith = async (variables: Record<string, string>) =>
    withKeyedServer(variables, async (server) => {
      const answers = [];
      for (const client of clients) {
        answers.push(await server.askWithKey(agents, forwardedFor(client)));
      }
      return answers.map(({headers}) => headers[remaining]).join(' and ');
    });
  const [apart, together] = [await countWith({TRUST_PROXY: 'loopback'}), await countWith({})];
  const isTold = apart !== together && new Set(apart.split(' and ')).size === 1;
  const what = isTold ? 'each has its own' : `${apart} are left`;
  hold.same(documented.text(), what, 'sent requests for two clients through one proxy');
});

claim('rate-limiting/window-end', async ({documented, hold}) => {
  await withKeyedServer({RATE_LIMIT_MAX: '1', RATE_LIMIT_WINDOW: '1'}, async (server) => {
    await server.askWithKey(agents);
    const refused = await server.askWithKey(agents);
    await passed(Number(refused.headers['retry-after']));
    const {statusLine, asked} = await server.askWithKey(agents);
    hold.same(documented.code(), statusLine, `${asked}, after the window`);
  });
});

const countedRequests: Readonly<Record<string, (server: ReferenceServer) => Promise<Answer>>> = {
  'to a route under /api, with the right key': (server) => server.askWithKey(agents),
  'to an unknown route under /api, with the right key': (server) =>
    server.askWithKey('/api/unknown'),
  'under /api, without the key': (server) => server.ask('/api/unknown'),
  'under /api, with a wrong key': (server) => server.ask(agents, wrongKey()),
  'a preflight': (server) => server.ask(agents, {method: 'OPTIONS'}),
  'outside /api': (server) => server.ask('/healthz'),
};

claim('rate-limiting/counted', async (context) => {
  const columns = ['Request', 'Counts as one of'] as const;
  await holdTable(context, columns, countedRequests, (send, {text}) =>
    withKeyedServer({}, async (server) => {
      await send(server);
      const requests = used(await server.askWithKey(agents)) - 1;
      const failures = used(await server.ask(agents)) - 1;
      const seen = {'1,0': 'all requests', '0,1': 'failed attempts', '0,0': 'nothing'};
      const counts = `${requests},${failures}`;
      const what = counts in seen ? seen[counts as keyof typeof seen] : counts;
      return [what, `sent ${text}, and then looked at both`] as const;
    }),
  );
});

claim('rate-limiting/pipelined', async ({documented, otherClaim, hold}) => {
  const count = Number(otherClaim('rate-limiting/failure-limit').code().text);
  await withKeyedServer({}, async (server) => {
    const wrong = Array.from({length: count}, (_, place) => `wrong${place}`);
    const requests = pipelinedRequests(agents, [...wrong, server.key]);
    const answers = statusLines(await exchangeRaw(server.url, requests));
    const asked = `sent ${count} wrong keys and the right one at once`;
    hold.same(documented.code(), String(answers.at(-1)), asked);
    const refused = new Set(answers.slice(0, -1));
    const areAll = answers.length === count + 1 && refused.size === 1;
    hold.ok(documented.code(), areAll, [...refused].join(', '), asked);
    const lines = server.log().filter((line) => line.includes('Unauthorized')).length;
    hold.ok(documented.code(), lines === count, `${lines} lines in the log`, asked);
  });
});

claim('rate-limiting/locked-out-right-key', async ({documented, otherClaim, hold}) => {
  const refusal = otherClaim('rate-limiting/locked-out').code().text;
  await withKeyedServer({FAILED_ATTEMPTS_MAX: '3'}, async (server) => {
    for (let failed = 0; failed < 3; failed++) await server.ask(agents, wrongKey());
    const {statusLine, asked} = await server.askWithKey(agents);
    const what = statusLine === refusal ? 'with the right key' : statusLine;
    hold.same(documented.text(), what, `${asked}, after as many failed attempts as may be`);
  });
});

claim('rate-limiting/right-key-between', async ({documented, hold}) => {
  await withKeyedServer({}, async (server) => {
    const before = used(await server.ask(agents));
    await server.askWithKey(agents);
    const after = used(await server.ask(agents));
    const what = after === before + 1 ? 'does not reset' : 'resets';
    hold.same(documented.text(), what, 'failed, sent the right key, and failed again');
  });
});

/** What each header says, as the page puts it, and whether it does: three requests of at most seven in eleven seconds. */
const meanings: Readonly<Record<string, (values: string[]) => boolean>> = {
  'the limit, and its window in seconds': (values) => values.every((value) => value === '7;w=11'),
  'how many requests the window has': (values) => values.every((value) => value === '7'),
  'how many of them are left': (values) => values.join() === '6,5,4',
  'in how many seconds the window ends': ([first, ...later]) =>
    first === '11' && later.every((value) => Number(value) <= 11 && Number(value) > 0),
};

claim('rate-limiting/headers', async ({documented, hold}) => {
  const rows = documented.rows('Header', 'Value', 'What it says');
  const phrases = rows.map((row) => row['What it says']);
  holdAllPhrases(hold, phrases, meanings);
  await withKeyedServer({}, async (server) => {
    const {headers, asked} = await server.askWithKey(agents);
    for (const {Header, Value} of rows) {
      hold.same(Value, String(headers[Header.text.toLowerCase()]), asked);
    }
  });
  await withKeyedServer({RATE_LIMIT_MAX: '7', RATE_LIMIT_WINDOW: '11'}, async (server) => {
    const answers = [];
    for (let sent = 0; sent < 3; sent++) answers.push(await server.askWithKey(agents));
    for (const row of rows) {
      const values = answers.map(({headers}) => String(headers[row.Header.text.toLowerCase()]));
      const isSo = actionFor(hold, row['What it says'], meanings)(values);
      hold.ok(row.Header, isSo, values.join(', '), 'sent 3 of 7 requests in 11 seconds');
    }
  });
});

claim('rate-limiting/clock', async ({documented, hold}) => {
  const {now} = Date;
  const leftWith = async (shift: number) => {
    const counts = new MemoryCounts();
    counts.init({windowMs: 60_000});
    await counts.increment('client');
    Date.now = () => now() + shift;
    try {
      const count = await counts.get('client');
      return Math.round(((count?.resetTime?.getTime() ?? 0) - Date.now()) / 1000);
    } finally {
      Date.now = now;
      counts.shutdown();
    }
  };
  const hour = 3_600_000;
  const [unchanged, back, forward] = [
    await leftWith(0),
    await leftWith(-hour),
    await leftWith(hour),
  ];
  const changes = [
    ...(back === unchanged ? [] : [`lengthens, to ${back} s when set back`]),
    ...(forward === unchanged ? [] : [`shortens, to ${forward} s when set forward`]),
  ];
  const what = changes.length === 0 ? 'neither lengthens nor shortens' : changes.join('; ');
  hold.same(documented.text(), what, 'set the clock by an hour in a window of 60 s');
});

claim('rate-limiting/one-line', async ({documented, hold}) => {
  await withKeyedServer({RATE_LIMIT_MAX: '1'}, async (server) => {
    for (let sent = 0; sent < 4; sent++) await server.askWithKey(agents);
    const count = server.log().filter((line) => line.includes('Too many')).length;
    const what = count === 1 ? 'one line' : `${count} lines`;
    hold.same(documented.text(), what, 'sent three requests more than may be');
  });
});

claim(
  'rate-limiting/requests-log',
  holdsWarning('RATE_LIMIT_MAX', (server, question) => server.askWithKey(agents, question)),
);

claim(
  'rate-limiting/failures-log',
  holdsWarning('FAILED_ATTEMPTS_MAX', (server, question) => server.ask(agents, question)),
);

/** Holds the line about a client that does once more what it may do once. */
function holdsWarning(
  limit: string,
  ask: (server: ReferenceServer, question: Question) => Promise<Answer>,
): WhiteBoxCheck {
  return async ({documented, otherClaim, hold}) => {
    const logged = otherClaim('authentication/failure-log').block().text;
    const [, address = ''] = / from ([\d.]+)/.exec(logged) ?? [];
    await withKeyedServer({[limit]: '1', TRUST_PROXY: 'loopback'}, async (server) => {
      for (let sent = 0; sent < 2; sent++) await ask(server, forwardedFor(address));
      const line = server.log().findLast((text) => text.includes('Too many')) ?? 'no such line';
      hold.same(documented.block(), line, `set ${limit} to 1, and did it twice`);
    });
  };
}

claim('rate-limiting/redis-ipv6', async ({documented, hold}) => {
  const documentedUrl = documented.code();
  const {hostname} = new URL(documentedUrl.text);
  const listen = async (port: number, heard: Promise<boolean>) => {
    const variables = {REDIS_URL: documentedUrl.text.replace(/(?<=:)\d+$/, String(port))};
    const log = await withKeyedServer(variables, async (server) => server.log());
    const isUsed = log.some((line) => line.includes(`${hostname}:${port}`));
    hold.ok(documentedUrl, isUsed, log.join('\n'), `set REDIS_URL to ${variables.REDIS_URL}`);
    const isRight = (await heard) && documentedUrl.text.endsWith(':6379');
    hold.ok(documentedUrl, isRight, log.join('\n'), 'looked for what Redis was asked');
  };
  await withRedisEar(hostname.slice(1, -1), listen).catch((error) => {
    const isNoAddress = error.code === 'EADDRNOTAVAIL' && hostname === '[::1]';
    throw isNoAddress ? new NotObservable('This machine has no IPv6 loopback address.') : error;
  });
});

claim('rate-limiting/settings', async ({documented, otherClaim, hold}) => {
  const block = documented.block();
  const shown = [
    otherClaim('rate-limiting/set-request-policy'),
    otherClaim('rate-limiting/set-failure-policy'),
  ];
  for (const [place, {headers, asked}] of (await answersWith(block)).entries()) {
    const isSet = headers[policy] === shown[place]?.code().text;
    hold.ok(block, isSet, headerLine('RateLimit-Policy', headers[policy]), asked);
  }
});

claim('rate-limiting/set-request-policy', async ({documented, otherClaim, hold}) => {
  const [{headers, asked}] = await answersWith(otherClaim('rate-limiting/settings').block());
  hold.same(documented.code(), String(headers[policy]), asked);
});

claim('rate-limiting/set-failure-policy', async ({documented, otherClaim, hold}) => {
  const [, {headers, asked}] = await answersWith(otherClaim('rate-limiting/settings').block());
  hold.same(documented.code(), String(headers[policy]), asked);
});

/** What a server with the settings of a block answers with the key, and without it. */
function answersWith(block: Value): Promise<[withKey: Answer, without: Answer]> {
  const settings = block.text.split('\n').map((line) => line.split('='));
  return withKeyedServer(Object.fromEntries(settings), async (server) => [
    await server.askWithKey(agents),
    await server.ask(agents),
  ]);
}

/** How many of its requests a client had used up with this one. */
function used({headers}: Answer): number {
  return Number(headers[limit]) - Number(headers[remaining]);
}

function wrongKey(): Question {
  return {headers: {'X-API-KEY': strongKey()}};
}

function forwardedFor(address: string): Question {
  return {headers: {'X-Forwarded-For': address}};
}

/** `2001:db8:0:0:0:0:0:1` for its number. */
function ipv6(address: bigint): string {
  const groups = Array.from({length: 8}, (_, place) => {
    return ((address >> BigInt(112 - place * 16)) & 0xffffn).toString(16);
  });
  return groups.join(':');
}

function passed(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
