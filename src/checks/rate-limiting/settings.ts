import {setTimeout as delay} from 'node:timers/promises';
import {MemoryCounts} from '../../../examples/server/memory-counts.ts';
import {type StartCheck, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {actionFor, holdAllPhrases, holdPhrase, holdTable} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {withRedisEar} from '../../servers/beside/redis.ts';
import type {Answer, Question} from '../../servers/http/http.ts';
import {exchangeRaw, pipelinedRequests, statusLines} from '../../servers/http/raw.ts';
import type {Launcher, StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {untilLimited} from '../beyond-limit.ts';
import {lastLine, noLine} from '../log-lines.ts';
import {agents, headerLine, headerValue, success} from '../requests.ts';

const claim = startClaim('It starts the server with other settings, and uses up its limits.');
const ofReference = whiteBoxClaim("It sets the clock of the reference server's own counts.");

const limit = 'ratelimit-limit';
const policy = 'ratelimit-policy';
const remaining = 'ratelimit-remaining';

claim('reference/rate-limits/ipv6-network', async ({documented, hold, withKeyedServer}) => {
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

claim('reference/rate-limits/behind-proxy', async ({documented, hold, withKeyedServer}) => {
  const clients = ['192.0.2.1', '192.0.2.2'];
  const countWith = async (variables: Record<string, string>) =>
    withKeyedServer(variables, async (server) => {
      const answers: Answer[] = [];
      for (const client of clients) {
        answers.push(await server.askWithKey(agents, forwardedFor(client)));
      }
      return answers.map((answer) => headerValue(answer, 'RateLimit-Remaining')).join(' and ');
    });
  const [apart, together] = [await countWith({TRUST_PROXY: 'loopback'}), await countWith({})];
  const isTold = apart !== together && new Set(apart.split(' and ')).size === 1;
  holdPhrase(
    hold,
    documented.text(),
    {'each has its own': isTold, 'they have one together': !isTold},
    `RateLimit-Remaining is ${apart} with TRUST_PROXY, ${together} without it`,
    'sent requests for two clients through one proxy',
  );
});

claim(
  'reference/rate-limits/window-end',
  async ({documented, otherClaim, hold, withKeyedServer}) => {
    const refusal = otherClaim('reference/rate-limits/excess').code();
    const [limits, window] = [{RATE_LIMIT_MAX: '1', RATE_LIMIT_WINDOW: '1'}, 1];
    await withKeyedServer(limits, async (server) => {
      await server.askWithKey(agents);
      const refused = await server.askWithKey(agents);
      const isRefused = refused.statusLine === refusal.text;
      hold.ok(
        documented.code(),
        isRefused,
        'no refusal before',
        'sent one request more than may be',
      );
      await delay(Number(refused.headers['retry-after'] ?? window) * 1000);
      const {statusLine, asked} = await server.askWithKey(agents);
      hold.same(documented.code(), statusLine, `${asked}, after the window`);
    });
  },
);

const countedRequests: Readonly<Record<string, (server: StartedServer) => Promise<Answer>>> = {
  'to a route under /api, with the right key': (server) => server.askWithKey(agents),
  'to an unknown route under /api, with the right key': (server) =>
    server.askWithKey('/api/unknown'),
  'under /api, without the key': (server) => server.ask('/api/unknown'),
  'under /api, with a wrong key': (server) => server.ask(agents, wrongKey()),
  'a preflight': (server) => server.ask(agents, {method: 'OPTIONS'}),
  'outside /api': (server) => server.ask('/healthz'),
};

claim('reference/rate-limits/counted', async (context) => {
  const columns = ['Request', 'Counts as one of'] as const;
  await holdTable(context, columns, countedRequests, (send, {text}) =>
    context.withKeyedServer(ownKey(), async (server) => {
      await send(server);
      const [withKey, without] = [await server.askWithKey(agents), await server.ask(agents)];
      // The first one counts itself, and so does the other one where it tells of a count.
      const requests = (used(withKey) ?? 1) - 1;
      const failures = (used(without) ?? 1) - 1;
      const seen = {'1,0': 'all requests', '0,1': 'failed attempts', '0,0': 'nothing'};
      const counts = `${requests},${failures}`;
      const what = counts in seen ? seen[counts as keyof typeof seen] : counts;
      return [what, `sent ${text}, and then looked at both`] as const;
    }),
  );
});

claim(
  'reference/rate-limits/pipelined',
  async ({documented, otherClaim, hold, withKeyedServer}) => {
    const count = Number(otherClaim('reference/rate-limits/failure-limit').code().text);
    await withKeyedServer({}, async (server) => {
      const wrong = Array.from({length: count}, (_, place) => `wrong${place}`);
      const requests = pipelinedRequests(agents, [...wrong, server.key]);
      const answers = statusLines(await exchangeRaw(server.url, requests));
      const asked = `sent ${count} wrong keys and the right one at once`;
      hold.same(documented.code(), answers.at(-1) ?? 'no answer', asked);
      const refused = new Set(answers.slice(0, -1));
      const areAll = answers.length === count + 1 && refused.size === 1;
      hold.ok(documented.code(), areAll, [...refused].join(', '), asked);
      const lines = (await server.log()).filter((line) => /unauthorized/i.test(line)).length;
      hold.ok(documented.code(), lines === count, `${lines} lines in the log`, asked);
    });
  },
);

claim('reference/rate-limits/locked-out-right-key', async (context) => {
  const {documented, otherClaim, hold, withKeyedServer} = context;
  const refusal = otherClaim('reference/rate-limits/locked-out').code().text;
  await withKeyedServer({FAILED_ATTEMPTS_MAX: '3'}, async (server) => {
    for (let failed = 0; failed < 3; failed++) await server.ask(agents, wrongKey());
    const situation = ', after as many failed attempts as may be';
    for (const path of [agents, '/api/unknown']) {
      const {statusLine, asked} = await server.askWithKey(path);
      const known = {'with the right key': statusLine === refusal};
      holdPhrase(hold, documented.text(), known, statusLine, `${asked}${situation}`);
    }
    const {statusLine, asked} = await server.ask(agents, {method: 'OPTIONS'});
    const known = {'with the right key': statusLine !== refusal};
    holdPhrase(hold, documented.text(), known, statusLine, `${asked}${situation}`);
  });
  const short = {FAILED_ATTEMPTS_MAX: '1', FAILED_ATTEMPTS_WINDOW: '2'};
  await withKeyedServer(short, async (server) => {
    await server.ask(agents, wrongKey());
    const refused = await server.askWithKey(agents);
    await delay(Number(refused.headers['retry-after'] ?? 0) * 1000);
    const {statusLine, asked} = await server.askWithKey(agents);
    const isOver = refused.statusLine === refusal && statusLine === success(context);
    const known = {'with the right key': isOver};
    holdPhrase(hold, documented.text(), known, statusLine, `${asked}, after the window`);
  });
});

claim('reference/rate-limits/right-key-between', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({}, async (server) => {
    const before = used(await server.ask(agents));
    await server.askWithKey(agents);
    const after = used(await server.ask(agents));
    const goesOn = before !== undefined && after === before + 1;
    holdPhrase(
      hold,
      documented.text(),
      {'does not reset': goesOn, resets: before !== undefined && !goesOn},
      before === undefined ? 'nothing of a limit' : `${before} used, and then ${after}`,
      'failed, sent the right key, and failed again',
    );
  });
});

/** A limit on requests, and the length of its window in seconds. */
interface Told {
  limit: number;
  window: number;
}

/** What each header says, as the page puts it, and whether it does in the responses to the first requests of a window. */
const meanings: Readonly<Record<string, (values: string[], told: Told) => boolean>> = {
  'the limit, and its window in seconds': (values, {limit, window}) =>
    values.every((value) => value === `${limit};w=${window}`),
  'how many requests the window has': (values, {limit}) =>
    values.every((value) => value === String(limit)),
  'how many of them are left': (values, {limit}) =>
    values.every((value, place) => value === String(limit - place - 1)),
  'in how many seconds the window ends': ([first, ...later], {window}) =>
    first === String(window) &&
    later.every((value) => Number(value) <= window && Number(value) > 0),
};

claim('reference/rate-limits/headers', async ({documented, hold, withKeyedServer}) => {
  const rows = documented.rows('Header', 'Value', 'What it says');
  const phrases = rows.map((row) => row['What it says']);
  holdAllPhrases(hold, phrases, meanings);
  await withKeyedServer(ownKey(), async (server) => {
    const answer = await server.askWithKey(agents);
    for (const {Header, Value} of rows) {
      hold.same(Value, headerValue(answer, Header.text), answer.asked);
    }
  });
  const variables = {...ownKey(), RATE_LIMIT_MAX: '7', RATE_LIMIT_WINDOW: '11'};
  await withKeyedServer(variables, async (server) => {
    const answers = [];
    for (let sent = 0; sent < 3; sent++) answers.push(await server.askWithKey(agents));
    const told = toldBy(answers[0]);
    for (const row of rows) {
      const values = answers.map((answer) => headerValue(answer, row.Header.text));
      const isSo = actionFor(hold, row['What it says'], meanings)?.(values, told) ?? false;
      hold.ok(row.Header, isSo, values.join(', '), 'sent the first three requests of a window');
    }
  });
});

/** The limit and the window that a server has, as its policy tells them; the server may not heed its variables. */
function toldBy(answer: Answer | undefined): Told {
  const [, most, seconds] = /^(\d+);w=(\d+)$/.exec(String(answer?.headers[policy])) ?? [];
  return {limit: Number(most), window: Number(seconds)};
}

ofReference('reference/rate-limits/clock', async ({documented, hold}) => {
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
  const known = {'neither lengthens nor shortens': changes.length === 0};
  const observed = changes.join('; ') || `${unchanged} s are left each time`;
  holdPhrase(
    hold,
    documented.text(),
    known,
    observed,
    'set the clock by an hour in a window of 60 s',
  );
});

/** What a server logs about a client that has used up a limit. */
const limitReached = /too many|limit exceeded/i;

claim('reference/rate-limits/one-line', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({RATE_LIMIT_MAX: '1'}, async (server) => {
    await untilLimited(() => server.askWithKey(agents));
    for (let sent = 0; sent < 2; sent++) await server.askWithKey(agents);
    const count = (await server.log()).filter((line) => limitReached.test(line)).length;
    const known = {'one line': count === 1};
    const asked = 'sent three requests more than may be';
    holdPhrase(hold, documented.text(), known, `${count} in the log`, asked);
  });
});

claim(
  'reference/rate-limits/requests-log',
  holdsWarning('RATE_LIMIT_MAX', (server, question) => server.askWithKey(agents, question)),
);

claim(
  'reference/rate-limits/failures-log',
  holdsWarning('FAILED_ATTEMPTS_MAX', (server, question) => server.ask(agents, question)),
);

/** Holds the line about a client that does more often what it may do once. */
function holdsWarning(
  limit: string,
  ask: (server: StartedServer, question: Question) => Promise<Answer>,
): StartCheck {
  return async ({documented, otherClaim, hold, withKeyedServer}) => {
    const logged = otherClaim('operate/monitor/failure-log').block().text;
    const [, address = ''] = / from ([\d.]+)/.exec(logged) ?? [];
    await withKeyedServer({[limit]: '1', TRUST_PROXY: 'loopback'}, async (server) => {
      await untilLimited(() => ask(server, forwardedFor(address)));
      const line = (await lastLine(server, limitReached)) ?? noLine;
      hold.same(documented.block(), line, `set ${limit} to 1, and did it until it was refused`);
    });
  };
}

claim(
  'reference-server/limits-and-redis/redis-ipv6',
  async ({documented, hold, withKeyedServer}) => {
    const documentedUrl = documented.code();
    const {hostname} = new URL(documentedUrl.text);
    const listen = async (port: number, heard: Promise<boolean>) => {
      const variables = {REDIS_URL: documentedUrl.text.replace(/(?<=:)\d+$/, String(port))};
      const found = await withKeyedServer(variables, (server) => lastLine(server, /redis/i));
      const [isUsed, observed] = [found?.includes(`${hostname}:${port}`), found ?? noLine];
      const asked = `set REDIS_URL to ${variables.REDIS_URL}`;
      hold.ok(documentedUrl, isUsed ?? false, observed, asked);
      const isHeard = await Promise.race([heard, delay(3000, false, {ref: false})]);
      const isRight = isHeard && documentedUrl.text.endsWith(':6379');
      hold.ok(documentedUrl, isRight, observed, 'looked for what Redis was asked');
    };
    await withRedisEar(hostname.slice(1, -1), listen).catch((error) => {
      const isNoAddress = error.code === 'EADDRNOTAVAIL' && hostname === '[::1]';
      throw isNoAddress ? new NotObservable('This machine has no IPv6 loopback address.') : error;
    });
  },
);

claim('reference-server/limits-and-redis/settings', async (context) => {
  const {documented, otherClaim, hold} = context;
  const block = documented.block();
  const shown = [
    otherClaim('reference-server/limits-and-redis/set-request-policy'),
    otherClaim('reference-server/limits-and-redis/set-failure-policy'),
  ];
  const {withKey, without} = await answersWith(context, block);
  for (const [place, {headers, asked}] of [withKey, without].entries()) {
    const isSet = headers[policy] === shown[place]?.code().text;
    hold.ok(block, isSet, headerLine('RateLimit-Policy', headers[policy]), asked);
  }
});

claim('reference-server/limits-and-redis/set-request-policy', async (context) => {
  const block = context.otherClaim('reference-server/limits-and-redis/settings').block();
  const {withKey} = await answersWith(context, block);
  context.hold.same(
    context.documented.code(),
    headerValue(withKey, 'RateLimit-Policy'),
    withKey.asked,
  );
});

claim('reference-server/limits-and-redis/set-failure-policy', async (context) => {
  const block = context.otherClaim('reference-server/limits-and-redis/settings').block();
  const {without} = await answersWith(context, block);
  context.hold.same(
    context.documented.code(),
    headerValue(without, 'RateLimit-Policy'),
    without.asked,
  );
});

/** What a server with the settings of a block answers with the key, and without it. */
function answersWith(
  {withKeyedServer}: Pick<Launcher, 'withKeyedServer'>,
  block: Value,
): Promise<{withKey: Answer; without: Answer}> {
  const settings = block.text.split('\n').map((line) => line.split('='));
  return withKeyedServer(Object.fromEntries(settings), async (server) => ({
    withKey: await server.askWithKey(agents),
    without: await server.ask(agents),
  }));
}

/** How many of its requests a client had used up with this one; `undefined` where it is not told. */
function used({headers}: Answer): number | undefined {
  const count = Number(headers[limit]) - Number(headers[remaining]);
  return Number.isNaN(count) ? undefined : count;
}

/** A key that no other server has: the server is one that nobody has asked yet, whose windows have not begun. */
function ownKey() {
  return {ELIZA_SERVER_AUTH_TOKEN: strongKey()};
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
