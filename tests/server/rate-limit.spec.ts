import type {Answer} from '../../src/servers/http/http.ts';
import {withKeyedServer} from '../../src/servers/reference-server.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const agents = '/api/agents';
const body = {
  success: false,
  error: {code: 'RATE_LIMIT_EXCEEDED', message: 'Too many requests. Please try again later.'},
};

test('each answer under /api carries the numbers of its limit, and no other answer does', async () => {
  await withKeyedServer({RATE_LIMIT_MAX: '4', FAILED_ATTEMPTS_MAX: '2'}, async (server) => {
    expect(limitOf(await server.askWithKey(agents))).toBe('4;w=900 4 3');
    expect(limitOf(await server.askWithKey('/api/unknown'))).toBe('4;w=900 4 2');
    expect(limitOf(await server.ask(agents))).toBe('2;w=900 2 1');
    for (const [path, method] of [
      [agents, 'OPTIONS'],
      ['/healthz', 'GET'],
      ['/', 'GET'],
    ] as const) {
      const names = Object.keys((await server.askWithKey(path, {method})).headers);
      expect(names.filter((name) => /ratelimit|retry/.test(name))).toEqual([]);
    }
    expect(limitOf(await server.ask(agents))).toBe('2;w=900 2 0');
    const refused = await server.ask(agents);
    expect(limitOf(refused)).toBe('2;w=900 2 0');
    expect(refused.status).toBe(429);
    expect(refused.json()).toEqual(body);
    expect(refused.headers['retry-after']).toBe(refused.headers['ratelimit-reset']);
  });
});

test('the last request within the limit is answered, and the next one is refused', async () => {
  await withKeyedServer({RATE_LIMIT_MAX: '3'}, async (server) => {
    const statuses = [];
    for (let sent = 0; sent < 5; sent++) statuses.push((await server.askWithKey(agents)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });
});

test('of 500 wrong keys at once, exactly 100 are looked at, and the right key is refused after them', async () => {
  await withKeyedServer({}, async (server) => {
    const wrong = {headers: {'X-API-KEY': 'wrong'}};
    const answers = await Promise.all(Array.from({length: 500}, () => server.ask(agents, wrong)));
    expect(answers.filter(({status}) => status === 401)).toHaveLength(100);
    expect(answers.filter(({status}) => status === 429)).toHaveLength(400);
    expect((await server.askWithKey(agents)).status).toBe(429);
  });
});

test('many right keys at once are never refused for failed attempts', async () => {
  await withKeyedServer({FAILED_ATTEMPTS_MAX: '1'}, async (server) => {
    const answers = await Promise.all(Array.from({length: 100}, () => server.askWithKey(agents)));
    expect(answers.filter(({status}) => status !== 200)).toEqual([]);
  });
});

test('a client that waits as long as it is told is let in again', async () => {
  const limits = {FAILED_ATTEMPTS_MAX: '1', FAILED_ATTEMPTS_WINDOW: '1'};
  await withKeyedServer(limits, async (server) => {
    await server.ask(agents);
    const refused = await server.askWithKey(agents);
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers['retry-after']);
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    expect((await server.askWithKey(agents)).status).toBe(200);
  });
});

test('the addresses of one IPv6 network share a limit, and those of another one have their own', async () => {
  await withKeyedServer({RATE_LIMIT_MAX: '1', TRUST_PROXY: 'loopback'}, async (server) => {
    const statusFor = async (address: string) =>
      (await server.askWithKey(agents, {headers: {'X-Forwarded-For': address}})).status;
    expect(await statusFor('2001:db8:1:200::1')).toBe(200);
    expect(await statusFor('2001:db8:1:2ff:ffff::2')).toBe(429);
    expect(await statusFor('2001:db8:1:300::1')).toBe(200);
    expect(await statusFor('192.0.2.1')).toBe(200);
    expect(await statusFor('::ffff:192.0.2.1')).toBe(429);
  });
});

test('a forged address does not get around a limit where no proxy is trusted', async () => {
  await withKeyedServer({FAILED_ATTEMPTS_MAX: '1'}, async (server) => {
    const forged = (last: number) => ({
      headers: {'X-Forwarded-For': `192.0.2.${last}`, Forwarded: `for=192.0.2.${last}`},
    });
    expect((await server.ask(agents, forged(1))).status).toBe(401);
    expect((await server.ask(agents, forged(2))).status).toBe(429);
  });
});

test('a client leaves one line for each window in which it comes to a limit', async () => {
  const limits = {RATE_LIMIT_MAX: '1', RATE_LIMIT_WINDOW: '1'};
  await withKeyedServer(limits, async (server) => {
    const tooMany = () => server.log().filter((line) => line.includes('Too many')).length;
    for (let sent = 0; sent < 4; sent++) await server.askWithKey(agents);
    const logged = tooMany();
    const {headers} = await server.askWithKey(agents);
    const wait = Number(headers['retry-after'] ?? 1);
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    for (let sent = 0; sent < 2; sent++) await server.askWithKey(agents);
    expect(logged).toBe(1);
    expect(tooMany()).toBe(2);
  });
});

for (const [what, hours] of [
  ['back', -1],
  ['forward', 1],
] as const) {
  test(`a clock that is set ${what} changes neither a lockout nor what the client is told of it`, async () => {
    const limits = {FAILED_ATTEMPTS_MAX: '1', FAILED_ATTEMPTS_WINDOW: '2'};
    await withKeyedServer(limits, async (server) => {
      await server.ask(agents);
      await withClockSet(hours, async () => {
        const refused = await server.askWithKey(agents);
        expect(refused.status).toBe(429);
        const wait = Number(refused.headers['retry-after']);
        expect([1, 2]).toContain(wait);
        await new Promise((resolve) => setTimeout(resolve, wait * 1000));
        expect((await server.askWithKey(agents)).status).toBe(200);
      });
    });
  });
}

/** Runs a task while the system's clock shows another time. */
async function withClockSet(hours: number, task: () => Promise<void>): Promise<void> {
  const {now} = Date;
  Date.now = () => now() + hours * 3_600_000;
  try {
    await task();
  } finally {
    Date.now = now;
  }
}

/** Policy, limit and what is left. */
function limitOf({headers}: Answer): string {
  const names = ['ratelimit-policy', 'ratelimit-limit', 'ratelimit-remaining'];
  return names.map((name) => headers[name]).join(' ');
}
