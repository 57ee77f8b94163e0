import {expect, test} from '@playwright/test';
import type {RunningProgram} from '../../src/machine/program.ts';
import {networkTo} from '../../src/servers/beside/network.ts';
import {placeForRedis, type Redis, withRedis} from '../../src/servers/beside/redis.ts';
import {send} from '../../src/servers/http/http.ts';
import {exchangeRaw, pipelinedRequests, statusLines} from '../../src/servers/http/raw.ts';
import {startServerProgram, untilListening} from '../../src/servers/server-program.ts';
import {strongKey} from '../../src/servers/strong-key.ts';

const agents = '/api/agents';
const key = strongKey();

/** A server in a process of its own. */
interface Server {
  url: string;
  program: RunningProgram;
  /** The status of an answer, with the right key or with none. */
  status(withKey: boolean): Promise<number>;
}

type Servers = readonly [Server, Server];

test('the general limit holds across two servers that share a Redis', async () => {
  await withRedis(async (redis) => {
    await withTwoServers(redis, {RATE_LIMIT_MAX: '6'}, async ([one, other]) => {
      const statuses = [];
      for (let turn = 0; turn < 4; turn++) {
        statuses.push(await one.status(true), await other.status(true));
      }
      expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    });
  });
});

test('of 500 wrong attempts at both at once, exactly 100 are looked at, and the right key is refused after them', async () => {
  await withRedis(async (redis) => {
    await withTwoServers(redis, {}, async ([one, other]) => {
      const statuses = await Promise.all(
        Array.from({length: 500}, (_, turn) => (turn % 2 === 0 ? one : other).status(false)),
      );
      expect(statuses.filter((status) => status === 401)).toHaveLength(100);
      expect(statuses.filter((status) => status === 429)).toHaveLength(400);
      expect([await one.status(true), await other.status(true)]).toEqual([429, 429]);
    });
  });
});

test('servers of which each starts again keep what was counted', async () => {
  await withRedis(async (redis) => {
    await withTwoServers(redis, {FAILED_ATTEMPTS_MAX: '1'}, async ([one]) => {
      expect(await one.status(false)).toBe(401);
    });
    await withTwoServers(redis, {FAILED_ATTEMPTS_MAX: '1'}, async ([, other]) => {
      expect(await other.status(true)).toBe(429);
    });
  });
});

test('without Redis at start, each server counts for itself, and together once it is there', async () => {
  const redis = await placeForRedis();
  await withTwoServers(redis, {RATE_LIMIT_MAX: '2'}, async ([one, other]) => {
    expect(await threeOf(one)).toEqual([200, 200, 429]);
    expect(await threeOf(other)).toEqual([200, 200, 429]);
    await redis.start();
    await Promise.all([untilShared(one, 1), untilShared(other, 1)]);
    const together = [await one.status(true), await other.status(true), await one.status(true)];
    expect(together).toEqual([200, 200, 429]);
  });
  await redis.remove();
});

test('a Redis that dies and comes back costs no request its answer', async () => {
  const redis = await placeForRedis();
  await redis.start();
  await withTwoServers(redis, {}, async (servers) => {
    const [one, other] = servers;
    const statuses: number[] = [];
    let isOver = false;
    const load = Promise.all(
      servers.map(async (server) => {
        while (!isOver) statuses.push(await server.status(true));
      }),
    );
    await redis.stop();
    await Promise.all(servers.map(({program}) => program.untilOutput(/does not answer/)));
    await redis.start();
    await Promise.all([untilShared(one, 2), untilShared(other, 2)]);
    isOver = true;
    await load;
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
  await redis.remove();
});

test('a Redis that hangs delays a request, and no more than that', async () => {
  await withRedis(async (redis) => {
    await withTwoServers(redis, {RATE_LIMIT_MAX: '1'}, async ([one]) => {
      expect(await one.status(true)).toBe(200);
      redis.hang();
      // What this server has counted itself begins only now.
      expect(await threeOf(one)).toEqual([200, 429, 429]);
      redis.wake();
      await untilShared(one, 2);
      expect(await one.status(true)).toBe(429);
    });
  });
});

test('a Redis that hangs at start does not keep the server from starting', async () => {
  await withRedis(async (redis) => {
    redis.hang();
    await withTwoServers(redis, {}, async ([one]) => {
      expect(await one.status(true)).toBe(200);
      expect(one.program.output()).toMatch(/does not answer/);
    });
    redis.wake();
  });
});

test('a right key behind wrong ones on one connection is counted after them', async () => {
  await withRedis(async (redis) => {
    await withTwoServers(redis, {FAILED_ATTEMPTS_MAX: '20'}, async ([one]) => {
      const wrong = Array.from({length: 60}, (_, place) => `wrong${place}`);
      const answers = await exchangeRaw(one.url, pipelinedRequests(agents, [...wrong, key]));
      const statuses = statusLines(answers).map((line) => Number.parseInt(line, 10));
      expect(statuses.filter((status) => status === 401)).toHaveLength(20);
      expect(statuses.filter((status) => status === 429)).toHaveLength(41);
    });
  });
});

test('a connection to Redis that has died without a word is replaced by another one', async () => {
  await withRedis(async (redis) => {
    const network = await networkTo(redis.port);
    const throughIt = {...redis, url: `redis://127.0.0.1:${network.port}`};
    await withTwoServers(throughIt, {}, async ([one, other]) => {
      network.loseConnections();
      expect([await one.status(true), await other.status(true)]).toEqual([200, 200]);
      await Promise.all([untilShared(one, 2), untilShared(other, 2)]);
    });
    network.close();
  });
});

test('a Redis that takes its time is used, as long as each answer comes in time', async () => {
  await withRedis(async (redis) => {
    const network = await networkTo(redis.port);
    network.delay = 120;
    const throughIt = {...redis, url: `redis://127.0.0.1:${network.port}`};
    await withTwoServers(throughIt, {RATE_LIMIT_MAX: '3'}, async ([one, other]) => {
      const statuses = [];
      for (const server of [one, other, one, other]) statuses.push(await server.status(true));
      expect(statuses).toEqual([200, 200, 200, 429]);
      expect(one.program.output()).not.toContain('does not answer');
    });
    network.close();
  });
});

test('the log does not show the password that the URL of Redis holds', async () => {
  const redis = await placeForRedis();
  const url = redis.url.replace('redis://', 'redis://user:secret-password@');
  await withTwoServers({...redis, url}, {}, async ([one]) => {
    await one.program.untilOutput(/does not answer/);
    expect(one.program.output()).not.toContain('secret-password');
  });
  await redis.remove();
});

async function withTwoServers(
  redis: Redis,
  limits: Record<string, string>,
  task: (servers: Servers) => Promise<void>,
): Promise<void> {
  const variables = {
    ELIZA_SERVER_AUTH_TOKEN: key,
    REDIS_URL: redis.url,
    RATE_LIMIT_MAX: '1000000',
    ...limits,
  };
  const servers = [await startServer(variables), await startServer(variables)] as const;
  try {
    const [one, other] = await Promise.all(servers.map(listening));
    if (!one || !other) throw new Error('A server is missing.');
    await task([one, other]);
    const ended = servers.map((program) => program.output()).join('\n');
    expect(ended).not.toMatch(/ERROR|Error:/);
  } finally {
    await Promise.all(servers.map((program) => program.stop()));
  }
}

function startServer(variables: Record<string, string>): Promise<RunningProgram> {
  return startServerProgram({variables});
}

async function listening(program: RunningProgram): Promise<Server> {
  const url = await untilListening(program);
  return {
    url,
    program,
    async status(withKey) {
      const headers: Record<string, string> = withKey ? {'X-API-KEY': key} : {};
      return (await send(url, agents, {headers})).status;
    },
  };
}

async function threeOf(server: Server): Promise<number[]> {
  return [await server.status(true), await server.status(true), await server.status(true)];
}

/** Waits until the server has said so many times that it shares its counts. */
async function untilShared({program}: Server, times: number): Promise<void> {
  await program.untilOutput(new RegExp(`(?:Rate limits are shared[^]*){${times}}`));
}
