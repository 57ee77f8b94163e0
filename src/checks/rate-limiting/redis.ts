import {answerTimeoutMs} from '../../../examples/server/redis-link.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {type Network, networkTo} from '../../servers/beside/network.ts';
import {hasRedis, placeForRedis, type Redis, withRedis} from '../../servers/beside/redis.ts';
import {type ReferenceServer, withReferenceServer} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents} from '../requests.ts';

const claim = whiteBoxClaim('It takes a Redis, and servers that share it.');

const key = strongKey();
const shared = /Rate limits are shared/;
const lost = /does not answer/;

claim('rate-limiting/shared-log', async ({documented, hold}) => {
  await withSharing(true, async ({servers: [server]}) => {
    hold.same(documented.block(), lineOf(server, shared), 'started the server beside a Redis');
  });
});

claim('rate-limiting/shared-limit', async ({documented, hold}) => {
  await withSharing(
    true,
    async ({servers: [one, other]}) => {
      await one.ask(agents);
      await one.ask(agents);
      for (const answer of [await other.ask(agents), await other.askWithKey(agents)]) {
        hold.same(documented.code(), answer.statusLine, `${answer.asked}, at a second server`);
      }
    },
    {FAILED_ATTEMPTS_MAX: '2'},
  );
});

claim('rate-limiting/redis-lost-log', async ({documented, hold}) => {
  await withSharing(false, async ({servers: [server]}) => {
    hold.same(documented.block(), lineOf(server, lost), 'started the server without a Redis');
  });
});

claim('rate-limiting/redis-keys', async ({documented, hold}) => {
  await withSharing(true, async ({redis, servers: [server]}) => {
    await server.askWithKey(agents);
    await server.ask(agents);
    const keys = (await redis.command('KEYS', '*')).split('\r\n');
    const asked = 'asked with the key and without, and looked into Redis';
    for (const beginning of documented.codes()) {
      const isThere = keys.includes(`${beginning.text}127.0.0.1`);
      hold.ok(beginning, isThere, keys.join(' '), asked);
    }
  });
});

claim('rate-limiting/redis-patience', async (context) => {
  const {documented, hold} = context;
  const isUsedInTime = await isSlowRedisUsed();
  const {sentWhileLost} = await slowRedis(context);
  hold.same(documented.code(), String(answerTimeoutMs), "read it from the server's code");
  hold.ok(documented.code(), isUsedInTime, 'is left alone', 'let Redis take a fifth of that');
  const observed = `${sentWhileLost} more questions`;
  hold.ok(documented.code(), sentWhileLost === 0, observed, 'asked again after it was too late');
});

claim('rate-limiting/redis-reason', async (context) => {
  const {documented, hold} = context;
  const {notices} = await slowRedis(context);
  const asked = 'let Redis take longer, and sent five requests at once';
  const reason = /\(([^)]*)\)/.exec(notices[0] ?? '')?.[1] ?? 'no reason';
  hold.same(documented.code(), reason, asked);
  hold.ok(documented.code(), notices.length === 1, `${notices.length} lines`, asked);
});

/**
 * Whether a server counts in a Redis that takes a part of the time that it may. A machine that is busy adds its own time:
 * one attempt of a few has to be in time.
 */
async function isSlowRedisUsed(): Promise<boolean> {
  needsRedis();
  let isUsed = false;
  await withSlowNetwork(async (network, servers) => {
    for (let attempt = 0; attempt < 5 && !isUsed; attempt++) {
      network.delay = 0;
      for (const server of servers) await untilNoticed(server, shared);
      network.delay = answerTimeoutMs / 5;
      isUsed = (await whereCounted(servers)) === 'in Redis';
    }
  });
  return isUsed;
}

/** What a server does whose Redis takes too much time. */
const slowRedis = oncePerRun(async () => {
  needsRedis();
  const seen = {notices: [''], sentWhileLost: 0};
  await withSlowNetwork(async (network, [server, other]) => {
    for (const one of [server, other]) await untilNoticed(one, shared);
    const linesBefore = server.log().length;
    network.delay = answerTimeoutMs * 8;
    await Promise.all(Array.from({length: 5}, () => server.askWithKey(agents)));
    seen.notices = server
      .log()
      .slice(linesBefore)
      .filter((line) => lost.test(line));
    const before = network.questions(0);
    await server.askWithKey(agents);
    seen.sentWhileLost = network.questions(0) - before;
  });
  return seen;
});

/** Gives a task a network whose delay it sets, and two servers that reach their Redis through it. */
function withSlowNetwork(
  task: (network: Network, servers: TwoServers) => Promise<void>,
): Promise<void> {
  return withRedis(async (redis) => {
    const network = await networkTo(redis.port);
    const url = `redis://127.0.0.1:${network.port}`;
    await withServersAt(url, {}, (servers) => task(network, servers)).finally(network.close);
  });
}

claim('rate-limiting/read-only-redis', async ({documented, hold}) => {
  await withSharing(true, async ({redis, servers: [server]}) => {
    await redis.command('CONFIG', 'SET', 'min-replicas-to-write', '1');
    await untilNoticed(server, lost);
    const linesBefore = server.log().length;
    // The server looks for Redis twice a second.
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const later = server.log().slice(linesBefore);
    const isFound = later.some((line) => shared.test(line));
    await redis.command('CONFIG', 'SET', 'min-replicas-to-write', '0');
    await untilNoticed(server, shared);
    const what = isFound ? 'is found again' : 'may not be written to';
    hold.same(documented.text(), what, 'forbade Redis to be written to, and allowed it again');
  });
});

/** What happens to Redis, and the line that each server logs once it has noticed. */
const happenings: readonly (readonly [
  name: string,
  happen: (redis: Redis) => Promise<void>,
  noticed: RegExp,
])[] = [
  ['Redis is not there at start', async () => undefined, lost],
  ['Redis is there again', (redis) => redis.start(), shared],
  ['Redis stops', (redis) => redis.stop(), lost],
  ['Redis is there again', (redis) => redis.start(), shared],
  ['Redis hangs', async (redis) => redis.hang(), lost],
  ['Redis goes on', async (redis) => redis.wake(), shared],
];

claim('rate-limiting/redis-failures', async ({documented, hold}) => {
  const rows = documented.rows('What happens', 'Where the server counts');
  await withSharing(false, async ({redis, servers}) => {
    for (const [place, row] of rows.entries()) {
      const [name, happen, noticed] = happenings[place] ?? [];
      const known = name === undefined ? [] : [name];
      hold.phrase(row['What happens'], row['What happens'].text === name, known);
      await happen?.(redis);
      for (const server of servers) await untilNoticed(server, noticed ?? lost);
      const where = await whereCounted(servers);
      hold.same(row['Where the server counts'], where, `looked after: ${name}`);
    }
    const last = rows.at(-1);
    const names = happenings.map(([name]) => name);
    if (last) hold.phrase(last['What happens'], rows.length === names.length, names);
  });
});

type TwoServers = readonly [ReferenceServer, ReferenceServer];

interface Sharing {
  redis: Redis;
  servers: TwoServers;
}

/** Gives a task a place for Redis, and two servers that know of it, and that have found it where it is there. */
async function withSharing(
  isThere: boolean,
  task: (sharing: Sharing) => Promise<void>,
  limits: Record<string, string> = {},
): Promise<void> {
  needsRedis();
  const withServers = (redis: Redis) =>
    withServersAt(redis.url, limits, async (servers) => {
      // A machine that is busy may take a moment longer than a start waits.
      if (isThere) for (const server of servers) await untilNoticed(server, shared);
      await task({redis, servers});
    });
  if (isThere) return withRedis(withServers);
  const redis = await placeForRedis();
  try {
    await withServers(redis);
  } finally {
    await redis.remove();
  }
}

function needsRedis(): void {
  if (!hasRedis()) throw new NotObservable('This machine has no redis-server.');
}

/** Gives a task two servers that are told of a Redis at this place. */
function withServersAt(
  url: string,
  limits: Record<string, string>,
  task: (servers: TwoServers) => Promise<void>,
): Promise<void> {
  const variables = {ELIZA_SERVER_AUTH_TOKEN: key, REDIS_URL: url, ...limits};
  return withReferenceServer({variables}, (one) =>
    withReferenceServer({variables}, (other) => task([one, other])),
  );
}

/** Asks until the last line about Redis is this one; each request has to be answered. */
async function untilNoticed(server: ReferenceServer, line: RegExp): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    await server.askWithKey(agents);
    const last = server.log().findLast((text) => shared.test(text) || lost.test(text)) ?? '';
    if (line.test(last)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server never logged ${line}.`);
}

/** Two servers that count in one place see each other's requests. */
async function whereCounted([one, other]: TwoServers): Promise<string> {
  const left = async (server: ReferenceServer) => {
    const {headers} = await server.askWithKey(agents);
    return Number(headers['ratelimit-remaining']);
  };
  const [first, others, second] = [await left(one), await left(other), await left(one)];
  if (others === first - 1 && second === first - 2) return 'in Redis';
  return second === first - 1 ? 'in its own memory' : `${first}, ${others} and ${second} are left`;
}

function lineOf(server: ReferenceServer, pattern: RegExp): string {
  return server.log().find((line) => pattern.test(line)) ?? 'no such line';
}
