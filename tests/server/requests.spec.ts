import {startReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const agents = '/api/agents';
const refusal = {status: 401, message: 'Unauthorized: Invalid or missing X-API-KEY'};

/** Every method that reaches a route, with known and unknown routes in several spellings. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'];
const paths = [
  '/api',
  '/api/',
  agents,
  '/api/agents/',
  '/API/Agents',
  '/api/unknown',
  '/api/agents?x=1',
];

for (const [what, headers] of [
  ['without a key', {}],
  ['with an empty key', {'X-API-KEY': ''}],
  ['with a wrong key', {'X-API-KEY': 'wrong'}],
] as const) {
  test(`every method and route under /api is refused ${what}`, async ({server}) => {
    for (const method of methods) {
      for (const path of paths) {
        const answer = await server.ask(path, {method, headers});
        expect(answer.status, `${method} ${path}`).toBe(401);
        expect(answer.headers['content-type'], `${method} ${path}`).toContain('application/json');
        if (method !== 'HEAD') expect(answer.json(), `${method} ${path}`).toEqual(refusal);
      }
    }
  });
}

test('each refused request leaves one warning with the address of the client', async () => {
  const server = await startReferenceServer({
    variables: {
      ELIZA_SERVER_AUTH_TOKEN: strongKey(),
      LOG_LEVEL: 'warn',
    },
  });
  await server.ask(agents);
  await server.ask('/api/unknown', {method: 'POST', headers: {'X-API-KEY': 'wrong'}});
  await server.askWithKey(agents);
  await server.ask(agents, {method: 'OPTIONS'});
  const line =
    /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] WARN: Unauthorized access attempt: Missing or invalid X-API-KEY from 127\.0\.0\.1$/;
  expect(server.log()).toEqual([expect.stringMatching(line), expect.stringMatching(line)]);
  await server.stop();
});

for (const name of ['X-API-KEY', 'x-api-key', 'X-Api-Key', 'x-API-kEY']) {
  test(`the header is accepted as ${name}`, async ({server}) => {
    expect((await server.ask(agents, {headers: {[name]: server.key}})).status).toBe(200);
  });
}

for (const wrong of ['a longer key', 'a prefix', 'another letter case'] as const) {
  test(`${wrong} is refused`, async ({server}) => {
    const {key} = server;
    const sent = {
      'a longer key': `${key}x`,
      'a prefix': key.slice(0, -1),
      'another letter case': key.toUpperCase() === key ? key.toLowerCase() : key.toUpperCase(),
    }[wrong];
    expect((await server.ask(agents, {headers: {'X-API-KEY': sent}})).status).toBe(401);
  });
}

test('the list of agents has the documented form', async ({server, openServer}) => {
  const text = expect.any(String);
  const agent = {id: text, name: text, characterName: text, bio: text, status: 'active'};
  for (const answer of [await server.askWithKey(agents), await openServer.ask(agents)]) {
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({success: true, data: {agents: [agent, agent]}});
  }
});

test('without a key configured, everything answers without a key, and a sent key does no harm', async ({
  openServer,
}) => {
  expect((await openServer.ask(agents)).status).toBe(200);
  expect((await openServer.ask('/API/agents/')).status).toBe(200);
  expect((await openServer.ask('/api/unknown')).status).toBe(404);
  expect((await openServer.ask(agents, {headers: {'X-API-KEY': 'any'}})).status).toBe(200);
});

test('OPTIONS answers 204 without a body in both configurations, with and without Origin', async ({
  server,
  openServer,
}) => {
  for (const target of [server, openServer]) {
    for (const headers of [{}, {Origin: 'https://app.example.com'}, {'X-API-KEY': 'wrong'}]) {
      for (const path of paths) {
        const {status, body} = await target.ask(path, {method: 'OPTIONS', headers});
        expect({path, status, body}).toEqual({path, status: 204, body: ''});
      }
    }
  }
});

test('/healthz and / are public, and say nothing of the key', async ({server}) => {
  expect((await server.ask('/healthz')).json()).toEqual({
    status: 'ok',
    timestamp: expect.any(String),
  });
  expect((await server.ask('/')).status).toBe(200);
});

test('a path with broken percent-encoding is a JSON error without a stack trace', async ({
  server,
}) => {
  const answer = await server.askWithKey('/api/%E0%A4%A');
  expect([400, 404]).toContain(answer.status);
  expect(answer.json()).toMatchObject({success: false});
  expect(answer.body).not.toContain('node_modules');
  expect((await server.ask('/%E0%A4%A')).body).not.toContain('node_modules');
});

test('a forwarded address is believed only from a trusted proxy', async () => {
  const forged = {headers: {'X-Forwarded-For': '203.0.113.9'}};
  const lastLog = async (variables: Record<string, string>) => {
    const server = await startReferenceServer({
      variables: {
        ELIZA_SERVER_AUTH_TOKEN: strongKey(),
        LOG_LEVEL: 'info',
        ...variables,
      },
    });
    await server.ask(agents, forged);
    await server.stop();
    return server.log().at(-1);
  };
  expect(await lastLog({})).toMatch(/ from 127\.0\.0\.1$/);
  expect(await lastLog({TRUST_PROXY: '10.0.0.0/8'})).toMatch(/ from 127\.0\.0\.1$/);
  expect(await lastLog({TRUST_PROXY: 'loopback'})).toMatch(/ from 203\.0\.113\.9$/);
});

test('an IPv4 address in IPv6 notation is logged plainly', async () => {
  const server = await startReferenceServer({
    variables: {
      ELIZA_SERVER_AUTH_TOKEN: strongKey(),
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'info',
    },
  });
  await server.ask(agents, {headers: {'X-Forwarded-For': '::ffff:192.0.2.7'}});
  expect(server.log().at(-1)).toMatch(/ from 192\.0\.2\.7$/);
  await server.stop();
});

test('a forwarded text that is not an address is not logged', async () => {
  const key = strongKey();
  const server = await startReferenceServer({
    variables: {
      ELIZA_SERVER_AUTH_TOKEN: key,
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'info',
    },
  });
  for (const forged of [key, 'x [2024-01-15 10:23:45] WARN: forged from 192.0.2.1', '\u009b2J']) {
    await server.ask(agents, {headers: {'X-Forwarded-For': forged}});
    expect(server.log().at(-1)).toMatch(/X-API-KEY from 127\.0\.0\.1$/);
  }
  await server.stop();
});

test('the key never appears in the log, wherever a client puts it', async () => {
  const key = strongKey();
  const server = await startReferenceServer({
    variables: {ELIZA_SERVER_AUTH_TOKEN: key, LOG_LEVEL: 'debug'},
  });
  const encoded = encodeURIComponent(key);
  await server.askWithKey(agents);
  await server.askWithKey(`/api/agents?key=${encoded}`);
  await server.askWithKey(`/api/${encoded}`);
  await server.ask(`/${key}`);
  await server.ask(`/${encoded}%`);
  await server.ask(`/${encodeURIComponent(encoded)}`);
  await server.ask(agents, {headers: {Authorization: `Bearer ${key}`}});
  await expect.poll(() => server.log().filter((line) => line.includes('DEBUG'))).toHaveLength(7);
  const log = server.log().join('\n');
  expect(log).not.toContain(key);
  expect(log).not.toContain(encoded);
  expect(log).not.toContain(encodeURIComponent(encoded));
  await server.stop();
});
