import {readConfig, variableNames} from '../../examples/server/config.ts';
import {ask, type Question} from '../support/http.ts';
import {startProgram, untilListening} from '../support/program.ts';
import {startReferenceServer, strongKey} from '../support/reference-server.ts';
import {linesAtStart, refusalToStart, withServerProgram} from '../support/server-output.ts';
import {claim, expect} from './claim.ts';
import {withoutTimes} from './log-line.ts';
import {migrate} from './migration.ts';

const agents = '/api/agents';

claim('authentication/every-route', async ({documented, server}) => {
  const wildcard = documented.code();
  expect(wildcard).toContain('*');
  for (const rest of ['agents', 'agents/unknown', 'unknown', 'unknown/deeper', '']) {
    const path = wildcard.replace('*', rest);
    expect((await server.ask(path)).status, `${path} without a key`).toBe(401);
    expect((await server.askWithKey(path)).status, `${path} with the key`).not.toBe(401);
  }
});

claim('authentication/header', async ({documented, server}) => {
  const answer = await server.ask(agents, {headers: {[documented.code()]: server.key}});
  expect(answer.status, `status with the key in ${documented.code()}`).toBe(200);
});

claim('authentication/methods', async ({documented, server}) => {
  for (const method of documented.codes()) {
    expect((await server.ask(agents, {method})).status, `${method} without a key`).toBe(401);
    expect((await server.askWithKey(agents, {method})).status, `${method} with it`).not.toBe(401);
  }
});

claim('authentication/path-spellings', async ({documented, server}) => {
  for (const path of documented.codes()) {
    expect((await server.ask(path)).status, `${path} without a key`).toBe(401);
    expect((await server.askWithKey(path)).status, `${path} with the key`).toBe(200);
  }
});

claim('authentication/enabled', async ({documented, server}) => {
  expect((await server.ask(agents)).statusLine).toBe(documented.code());
});

claim('authentication/disabled', async ({documented, openServer}) => {
  expect((await openServer.ask(agents)).statusLine).toBe(documented.code());
  const emptyKey = await startReferenceServer({ELIZA_SERVER_AUTH_TOKEN: ''});
  expect((await emptyKey.ask(agents)).statusLine).toBe(documented.code());
  await emptyKey.stop();
});

claim('authentication/disabled-warning', async ({documented}) => {
  const expected = withoutTimes(documented.block());
  for (const variables of [{}, {ELIZA_SERVER_AUTH_TOKEN: ''}]) {
    expect((await linesAtStart({variables})).map(withoutTimes)).toContain(expected);
  }
});

claim('authentication/exported-wins', async ({documented}) => {
  expect(documented.text()).toBe('exported');
  const [exported, fromFile] = [strongKey(), strongKey()];
  const start = {
    variables: {ELIZA_SERVER_AUTH_TOKEN: exported},
    envFile: `ELIZA_SERVER_AUTH_TOKEN=${fromFile}\n`,
  };
  await withServerProgram(start, async (program) => {
    const url = await untilListening(program);
    expect((await ask(url, agents, {headers: {'X-API-KEY': exported}})).status).toBe(200);
    expect((await ask(url, agents, {headers: {'X-API-KEY': fromFile}})).status).toBe(401);
  });
});

claim('authentication/white-space-key', async ({documented}) => {
  const refusal = await refusalToStart({variables: {ELIZA_SERVER_AUTH_TOKEN: ` ${strongKey()}`}});
  expect(refusal).toEqual({exitCode: 1, lines: [documented.block()]});
});

claim('authentication/environment-variables', async ({documented}) => {
  const rows = documented.rows();
  expect(rows.map(({Variable}) => Variable)).toEqual(variableNames);
  const defaults = readConfig({});
  if (!defaults.ok) throw new Error('The defaults are not a valid configuration.');
  const {key, port, host, logLevel, allowedOrigins} = defaults.config;
  const real: Record<string, string> = {
    ELIZA_SERVER_AUTH_TOKEN: String(key ?? 'none (authentication disabled)'),
    SERVER_PORT: String(port),
    SERVER_HOST: host,
    LOG_LEVEL: logLevel,
    CORS_ORIGIN: String(allowedOrigins ?? 'none (any origin, without credentials)'),
    TRUST_PROXY: defaults.config.trustedProxy('127.0.0.1', 0)
      ? 'loopback'
      : 'none (no proxy is believed)',
  };
  for (const row of rows) {
    expect(row.Default, `default of ${row.Variable}`).toBe(real[row.Variable ?? '']);
  }
});

claim('authentication/bad-value', async ({documented}) => {
  const refusal = await refusalToStart({variables: {SERVER_PORT: 'http'}});
  expect(refusal).toEqual({exitCode: 1, lines: [documented.block()]});
});

claim('authentication/header-case', async ({documented, server}) => {
  const answer = await server.ask(agents, {headers: {[documented.code()]: server.key}});
  expect(answer.status, `status with the key in ${documented.code()}`).toBe(200);
});

claim('authentication/flow-valid', async ({documented, server}) => {
  expect((await server.askWithKey(agents)).statusLine).toBe(documented.code());
});

claim('authentication/flow-invalid', async ({documented, server}) => {
  expect((await server.ask(agents)).statusLine).toBe(documented.code());
  const invalid = {headers: {'X-API-KEY': strongKey()}};
  expect((await server.ask(agents, invalid)).statusLine).toBe(documented.code());
});

claim('authentication/preflight', async ({documented, server, openServer}) => {
  for (const path of [agents, '/api', '/api/unknown', '/API/agents/']) {
    const answers = [
      await server.ask(path, {method: 'OPTIONS'}),
      await server.askWithKey(path, {method: 'OPTIONS'}),
      await openServer.ask(path, {method: 'OPTIONS'}),
    ];
    for (const {statusLine, body} of answers) {
      expect({path, statusLine, body}).toEqual({path, statusLine: documented.code(), body: ''});
    }
  }
});

claim('authentication/unknown-route-without-key', async ({documented, server}) => {
  expect((await server.ask('/api/unknown')).statusLine).toBe(documented.code());
});

claim('authentication/unknown-route-with-key', async ({documented, server, openServer}) => {
  expect((await server.askWithKey('/api/unknown')).statusLine).toBe(documented.code());
  expect((await openServer.ask('/api/unknown')).statusLine).toBe(documented.code());
});

claim('authentication/unknown-route-body', async ({documented, server}) => {
  const answer = await server.askWithKey('/api/unknown');
  expect(answer.headers['content-type']).toContain('application/json');
  expect(answer.json()).toEqual(JSON.parse(documented.block()));
});

claim('authentication/public-paths', async ({documented, server}) => {
  for (const path of documented.codes()) {
    expect((await server.ask(path)).status, `${path} without a key`).toBe(200);
  }
});

claim('authentication/health-body', async ({documented, server}) => {
  const withoutTimestamp = (text: string) =>
    text.replace(/"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z"/, '"[timestamp]"');
  const {body} = await server.ask('/healthz');
  expect(JSON.parse(withoutTimestamp(body))).toEqual(
    JSON.parse(withoutTimestamp(documented.block())),
  );
});

claim('authentication/refusal-status', async ({documented, server}) => {
  expect((await server.ask(agents)).statusLine).toBe(documented.code());
});

claim('authentication/refusal-body', async ({documented, server}) => {
  for (const headers of [{}, {'X-API-KEY': ''}, {'X-API-KEY': 'wrong'}]) {
    const answer = await server.ask(agents, {headers});
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.json()).toEqual(JSON.parse(documented.block()));
  }
});

claim('authentication/refusal-log', async ({documented}) => {
  expect(await logOfRefusal(documented.block())).toEqual([withoutTimes(documented.block())]);
});

claim('authentication/refused-requests', async ({documented, server}) => {
  const {key} = server;
  const requests: Record<string, {path?: string; headers?: Question['headers']}> = {
    'no X-API-KEY': {},
    'an empty X-API-KEY': {headers: {'X-API-KEY': ''}},
    'a wrong key': {headers: {'X-API-KEY': strongKey()}},
    'the right key in another letter case': {headers: {'X-API-KEY': otherCase(key)}},
    'the right key in Authorization: Bearer': {headers: {Authorization: `Bearer ${key}`}},
    'the right key in the query string': {
      path: `${agents}?${new URLSearchParams({'X-API-KEY': key, apiKey: key})}`,
    },
    'X-API-KEY twice, both with the right key': {headers: {'X-API-KEY': [key, key]}},
    'the right key in X-API-KEY': {headers: {'X-API-KEY': key}},
  };
  const rows = documented.rows();
  expect(rows.map(({Request}) => Request)).toEqual(Object.keys(requests));
  for (const row of rows) {
    const {path = agents, headers = {}} = requests[row.Request ?? ''] ?? {};
    expect((await server.ask(path, {headers})).statusLine, row.Request).toBe(row.Answer);
  }
});

claim('authentication/weak-keys', async ({documented}) => {
  const weak = documented.items();
  expect(weak.length).toBeGreaterThan(0);
  for (const key of weak) expect(await warningAboutKey(key), key).toContain('weak');
});

claim('authentication/weak-key-warning', async ({documented}) => {
  expect(await warningAboutKey('test-key')).toBe(withoutTimes(documented.block()));
});

claim('authentication/shortest-key', async ({documented}) => {
  const length = Number(documented.code());
  const key = strongKey();
  expect(await warningAboutKey(key.slice(0, length - 1))).toContain(`shorter than ${length}`);
  expect(await warningAboutKey(key.slice(0, length))).toBeUndefined();
});

claim('authentication/failure-log', async ({documented}) => {
  expect(await logOfRefusal(documented.block())).toEqual([withoutTimes(documented.block())]);
});

claim('authentication/hidden-warnings', async ({documented}) => {
  const server = await startReferenceServer({
    ELIZA_SERVER_AUTH_TOKEN: strongKey(),
    LOG_LEVEL: documented.code(),
  });
  expect((await server.ask(agents)).status).toBe(401);
  expect(server.log()).toEqual([]);
  await server.stop();
});

claim('authentication/migration', async ({documented}) => {
  expect(documented.items()).toHaveLength(6);
  const [withKey, withoutKey] = documented.codes().map(Number).filter(Number.isInteger);
  await migrate({withKey, withoutKey});
});

claim('authentication/refusal-message', async ({documented, server}) => {
  expect((await server.ask(agents)).json()).toHaveProperty('message', documented.code());
});

claim('authentication/allowed-header', async ({documented, server}) => {
  const answer = await server.ask(agents, {
    method: 'OPTIONS',
    headers: {Origin: 'https://app.example.com', 'Access-Control-Request-Headers': 'X-API-KEY'},
  });
  const allowed = String(answer.headers['access-control-allow-headers']).split(',');
  expect(allowed).toContain(documented.code());
});

claim('authentication/debug-mode', async ({documented}) => {
  const program = startProgram('sh', ['-c', documented.block()], {variables: {SERVER_PORT: '0'}});
  const url = await untilListening(program);
  expect((await ask(url, '/')).body).toContain('<html');
  expect((await ask(url, agents, {headers: {'X-API-KEY': 'test-key'}})).status).toBe(200);
  await program.untilOutput(/DEBUG: GET \/api\/agents 200/);
  await program.stop();
});

claim('authentication/debug-log', async ({documented}) => {
  const server = await startReferenceServer({
    ELIZA_SERVER_AUTH_TOKEN: strongKey(),
    LOG_LEVEL: 'debug',
  });
  await server.askWithKey(`${agents}?secret=1`);
  await expect
    .poll(() => server.log().map(withoutTimes))
    .toEqual([withoutTimes(documented.block())]);
  await server.stop();
});

/** What the server logs of a refused request from the address at the end of a documented line. */
async function logOfRefusal(line: string): Promise<string[]> {
  const address = line.split(' ').at(-1) ?? '';
  const server = await startReferenceServer({
    ELIZA_SERVER_AUTH_TOKEN: strongKey(),
    LOG_LEVEL: 'info',
    TRUST_PROXY: 'loopback',
  });
  await server.ask(agents, {headers: {'X-Forwarded-For': address}});
  await server.stop();
  return server.log().map(withoutTimes);
}

/** The warning that the server logs at start with this key, without its time. */
async function warningAboutKey(key: string): Promise<string | undefined> {
  const lines = await linesAtStart({variables: {ELIZA_SERVER_AUTH_TOKEN: key}});
  return lines.map(withoutTimes).find((line) => line.includes('WARN'));
}

function otherCase(text: string): string {
  const lower = text.toLowerCase();
  return lower === text ? text.toUpperCase() : lower;
}
