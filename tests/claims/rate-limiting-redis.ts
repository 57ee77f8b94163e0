import {patience} from '../../examples/server/redis-link.ts';
import {NotObservable} from '../../src/checks/hold.ts';
import {hasRedis, placeForRedis, type Redis, withRedis} from '../support/redis.ts';
import {type ReferenceServer, withReferenceServer} from '../support/reference-server.ts';
import {strongKey} from '../support/strong-key.ts';
import {claimFromInside} from './claim.ts';
import {agents} from './requests.ts';

const claim = claimFromInside('It takes a Redis, and servers that share it.');

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
      const {statusLine, asked} = await other.ask(agents);
      hold.same(documented.code(), statusLine, `${asked}, at a second server`);
    },
    {FAILED_ATTEMPTS_MAX: '2'},
  );
});

claim('rate-limiting/redis-lost-log', async ({documented, hold}) => {
  await withSharing(false, async ({servers: [server]}) => {
    hold.same(documented.block(), lineOf(server, lost), 'started the server without a Redis');
  });
});

claim('rate-limiting/redis-patience', async ({documented, hold}) => {
  hold.same(documented.code(), String(patience), "read it from the server's code");
});

claim('rate-limiting/read-only-redis', async ({documented, hold}) => {
  await withSharing(true, async ({redis, servers: [server]}) => {
    await redis.command('CONFIG', 'SET', 'min-replicas-to-write', '1');
    await untilNoticed(server, lost);
    // The server looks for Redis twice a second.
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const notices = server.log().filter((line) => shared.test(line) || lost.test(line)).length;
    await redis.command('CONFIG', 'SET', 'min-replicas-to-write', '0');
    await untilNoticed(server, shared);
    const what = notices === 2 ? 'may not be written to' : `is found again: ${notices} notices`;
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

interface Sharing {
  redis: Redis;
  servers: readonly [ReferenceServer, ReferenceServer];
}

/** Gives a task a place for Redis, and two servers that know of it, and that have found it where it is there. */
async function withSharing(
  isThere: boolean,
  task: (sharing: Sharing) => Promise<void>,
  limits: Record<string, string> = {},
): Promise<void> {
  if (!hasRedis()) throw new NotObservable('This machine has no redis-server.');
  const withServers = (redis: Redis) => {
    const variables = {ELIZA_SERVER_AUTH_TOKEN: key, REDIS_URL: redis.url, ...limits};
    return withReferenceServer({variables}, (one) =>
      withReferenceServer({variables}, async (other) => {
        // A machine that is busy may take a moment longer than a start waits.
        if (isThere) for (const server of [one, other]) await untilNoticed(server, shared);
        await task({redis, servers: [one, other]});
      }),
    );
  };
  if (isThere) return withRedis(withServers);
  const redis = await placeForRedis();
  try {
    await withServers(redis);
  } finally {
    await redis.remove();
  }
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
async function whereCounted([one, other]: readonly [
  ReferenceServer,
  ReferenceServer,
]): Promise<string> {
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
