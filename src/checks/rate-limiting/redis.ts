import {setTimeout as delay} from 'node:timers/promises';
import {answerTimeoutMs} from '../../../examples/server/redis-link.ts';
import {type Startable, startClaim} from '../../claims/claim.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {type Network, networkTo} from '../../servers/beside/network.ts';
import {hasRedis, placeForRedis, type Redis, withRedis} from '../../servers/beside/redis.ts';
import type {Launcher, StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {lastLine, noLine} from '../log-lines.ts';
import {agents} from '../requests.ts';

const claim = startClaim('It takes a Redis, and servers that share it.');
const key = strongKey();
const shared = /Rate limits are shared/;
const lost = /does not answer/;
const aboutRedis = new RegExp(`${shared.source}|${lost.source}`);

claim('reference-server/limits-and-redis/shared-log', async ({documented, hold, withServer}) => {
  await withSharing(withServer, true, async ({servers: [server]}) => {
    hold.same(
      documented.block(),
      (await lastLine(server, shared)) ?? noLine,
      'started the server beside a Redis',
    );
  });
});

claim('reference-server/limits-and-redis/shared-limit', async ({documented, hold, withServer}) => {
  await withSharing(
    withServer,
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

claim(
  'reference-server/limits-and-redis/redis-lost-log',
  async ({documented, hold, withServer}) => {
    await withSharing(withServer, false, async ({servers: [server]}) => {
      hold.same(
        documented.block(),
        (await firstLine(server, lost)) ?? noLine,
        'started the server without a Redis',
      );
    });
  },
);

claim('reference-server/limits-and-redis/redis-keys', async ({documented, hold, withServer}) => {
  await withSharing(withServer, true, async ({redis, servers: [server]}) => {
    await server.askWithKey(agents);
    await server.ask(agents);
    // Each key has its length before it.
    const answer = await redis.command('KEYS', '*');
    const keys = answer.split('\r\n').filter((line) => !/^[*$]|^$/.test(line));
    const asked = 'asked with the key and without, and looked into Redis';
    for (const beginning of documented.codes()) {
      const isThere = keys.includes(`${beginning.text}127.0.0.1`);
      hold.ok(beginning, isThere, keys.join(' ') || 'no key', asked);
    }
  });
});

claim('reference-server/limits-and-redis/redis-patience', async (context) => {
  const {documented, hold} = context;
  const isUsedInTime = await isSlowRedisUsed(context);
  const {sentWhileLost} = await slowRedis(context);
  hold.same(documented.code(), String(answerTimeoutMs), "read it from the server's code");
  hold.ok(documented.code(), isUsedInTime, 'Redis is not used', 'let Redis take a fifth of that');
  const observed = `${sentWhileLost} more questions`;
  hold.ok(documented.code(), sentWhileLost === 0, observed, 'asked again after it was too late');
});

claim('reference-server/limits-and-redis/redis-reason', async (context) => {
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
async function isSlowRedisUsed({withServer}: Pick<Launcher, 'withServer'>): Promise<boolean> {
  needsRedis();
  let isUsed = false;
  // A server that says nothing of Redis once is not waited for again.
  let isNoticed = true;
  await withSlowNetwork(withServer, async (network, servers) => {
    for (let attempt = 0; attempt < 5 && !isUsed && isNoticed; attempt++) {
      network.delay = 0;
      for (const server of servers) {
        isNoticed = isNoticed && (await untilNoticed(server, shared));
      }
      network.delay = answerTimeoutMs / 5;
      isUsed = (await whereCounted(servers)) === 'in Redis';
    }
  });
  return isUsed;
}

/** What a server does whose Redis takes too much time. */
const slowRedis = oncePerRun(async ({withServer}: Startable) => {
  needsRedis();
  const seen = {notices: [''], sentWhileLost: 0};
  await withSlowNetwork(withServer, async (network, [server, other]) => {
    for (const one of [server, other]) await untilNoticed(one, shared);
    const linesBefore = (await server.log()).length;
    network.delay = answerTimeoutMs * 8;
    await Promise.all(Array.from({length: 5}, () => server.askWithKey(agents)));
    const later = (await server.log()).slice(linesBefore);
    seen.notices = later.filter((line) => lost.test(line));
    const before = network.questions(0);
    await server.askWithKey(agents);
    seen.sentWhileLost = network.questions(0) - before;
  });
  return seen;
});

/** Gives a task a network whose delay it sets, and two servers that reach their Redis through it. */
function withSlowNetwork(
  withServer: Launcher['withServer'],
  task: (network: Network, servers: TwoServers) => Promise<void>,
): Promise<void> {
  return withRedis(async (redis) => {
    const network = await networkTo(redis.port);
    const url = `redis://127.0.0.1:${network.port}`;
    await withServersAt(withServer, url, {}, (servers) => task(network, servers)).finally(
      network.close,
    );
  });
}

claim(
  'reference-server/limits-and-redis/read-only-redis',
  async ({documented, hold, withServer}) => {
    await withSharing(withServer, true, async ({redis, servers: [server]}) => {
      await redis.command('CONFIG', 'SET', 'min-replicas-to-write', '1');
      const isLost = await untilNoticed(server, lost);
      const linesBefore = (await server.log()).length;
      // The server looks for Redis twice a second.
      if (isLost) await delay(1200);
      const later = (await server.log()).slice(linesBefore);
      const isFound = later.some((line) => shared.test(line));
      await redis.command('CONFIG', 'SET', 'min-replicas-to-write', '0');
      const isBack = isLost && (await untilNoticed(server, shared));
      const known = {'cannot be written to': isBack && !isFound};
      const found = isFound ? 'found while it is forbidden' : 'found once it is allowed';
      const asked = 'forbade Redis to be written to, and allowed it again';
      holdPhrase(hold, documented.text(), known, isBack ? found : noLine, asked);
    });
  },
);

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

claim(
  'reference-server/limits-and-redis/redis-failures',
  async ({documented, hold, withServer}) => {
    const rows = documented.rows('What happens', 'Where the server counts');
    await withSharing(withServer, false, async ({redis, servers}) => {
      let isNoticed = true;
      for (const [place, row] of rows.entries()) {
        const [name, happen, noticed] = happenings[place] ?? [];
        const known = name === undefined ? [] : [name];
        hold.phrase(row['What happens'], row['What happens'].text === name, known);
        await happen?.(redis);
        for (const server of servers) {
          // A server that said nothing once is not waited for again.
          isNoticed = isNoticed && (await untilNoticed(server, noticed ?? lost));
        }
        hold.ok(row['What happens'], isNoticed, noLine, `looked into the log after: ${name}`);
        const where = await whereCounted(servers);
        hold.same(row['Where the server counts'], where, `looked after: ${name}`);
      }
      const last = rows.at(-1);
      const names = happenings.map(([name]) => name);
      if (last) hold.phrase(last['What happens'], rows.length === names.length, names);
    });
  },
);

type TwoServers = readonly [StartedServer, StartedServer];

interface Sharing {
  redis: Redis;
  servers: TwoServers;
}

/** Gives a task a place for Redis, and two servers that know of it, and that have found it where it is there. */
async function withSharing(
  withServer: Launcher['withServer'],
  isThere: boolean,
  task: (sharing: Sharing) => Promise<void>,
  limits: Record<string, string> = {},
): Promise<void> {
  needsRedis();
  const withServers = (redis: Redis) =>
    withServersAt(withServer, redis.url, limits, async (servers) => {
      // A machine that is busy may take a moment longer than a start waits.
      for (const server of servers) if (isThere && !(await untilNoticed(server, shared))) break;
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
  withServer: Launcher['withServer'],
  url: string,
  limits: Record<string, string>,
  task: (servers: TwoServers) => Promise<void>,
): Promise<void> {
  const variables = {ELIZA_SERVER_AUTH_TOKEN: key, REDIS_URL: url, ...limits};
  return withServer({variables}, (one) => withServer({variables}, (other) => task([one, other])));
}

/** Asks until the last line about Redis is this one, for a few seconds; each request has to be answered. */
async function untilNoticed(server: StartedServer, line: RegExp): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    await server.askWithKey(agents);
    const last = await lastLine(server, aboutRedis);
    if (line.test(last ?? '')) return true;
    await delay(50);
  }
  return false;
}

/** Two servers that count in one place see each other's requests. */
async function whereCounted([one, other]: TwoServers): Promise<string> {
  const left = async (server: StartedServer) => {
    const {headers} = await server.askWithKey(agents);
    return Number(headers['ratelimit-remaining']);
  };
  const [first, others, second] = [await left(one), await left(other), await left(one)];
  if ([first, others, second].some(Number.isNaN)) return 'nowhere that it tells';
  if (others === first - 1 && second === first - 2) return 'in Redis';
  return second === first - 1 ? 'in its own memory' : `${first}, ${others} and ${second} are left`;
}

/** The first line that a server logged which matches. */
async function firstLine(server: StartedServer, pattern: RegExp): Promise<string | undefined> {
  return (await server.log()).find((line) => pattern.test(line));
}
