import {once} from 'node:events';
import {createServer} from 'node:net';
import {readConfig, variableNames} from '../../examples/server/config.ts';
import {
  readStart,
  startReferenceServer,
  withReferenceServer,
} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const keyName = 'ELIZA_SERVER_AUTH_TOKEN';

/** What somebody set, and how the one line goes on that the server says then. */
const refused: readonly (readonly [setting: string, line: string])[] = [
  ['TRUST_PROXY=1', 'is "1": the number of hops, as Express takes it, is not supported: list '],
  ['TRUST_PROXY=2', 'is "2": the number of hops, '],
  ['TRUST_PROXY=10.0.0.1, 1', 'is "10.0.0.1, 1": the number of hops, '],
  ['TRUST_PROXY=true', 'is "true": a server that believes every address lets each client forge '],
  ['TRUST_PROXY=*', 'is "*": a server that believes every address '],
  ['TRUST_PROXY=0.0.0.0/0', 'is "0.0.0.0/0": a server that believes every address '],
  ['TRUST_PROXY=::/0', 'is "::/0": a server that believes every address '],
  ['TRUST_PROXY=10.0.0.0/0.0.0.0', 'is "10.0.0.0/0.0.0.0": a server that believes every address '],
  ['TRUST_PROXY=false', 'is "false": leave it empty to believe no proxy, or list '],
  ['TRUST_PROXY=localhost', 'is "localhost": write loopback for this machine, or list '],
  ['TRUST_PROXY=010.0.0.1', 'is "010.0.0.1": write an IPv4 address as four decimal numbers '],
  ['TRUST_PROXY=0x0a.0.0.1', 'is "0x0a.0.0.1": write an IPv4 address as four decimal numbers '],
  ['TRUST_PROXY=10.1', 'is "10.1": write an IPv4 address as four decimal numbers '],
  ['TRUST_PROXY=010.0.0.0/8', 'is "010.0.0.0/8": write an IPv4 address as four decimal numbers '],
  ['TRUST_PROXY=10.0.0.1/33', 'is "10.0.0.1/33": write an IPv4 address as four decimal numbers '],
  ['TRUST_PROXY=10.0.0.0/255.0.255.0', 'is "10.0.0.0/255.0.255.0": write an IPv4 address '],
  ['TRUST_PROXY=::1/129', 'is "::1/129": list '],
  ['TRUST_PROXY=nginx', 'is "nginx": list '],
  ['TRUST_PROXY=10.0.0.1:80', 'is "10.0.0.1:80": list '],
  ['TRUST_PROXY=10.0.0.1 10.0.0.2', 'is "10.0.0.1 10.0.0.2": list '],
  ['TRUST_PROXY=,', 'is ",": list '],
  [
    'CORS_ORIGIN=https://APP.example.com',
    'contains "https://APP.example.com", but browsers send https://app.example.com for it: write it like that.',
  ],
  ['CORS_ORIGIN=HTTPS://a.example', 'contains "HTTPS://a.example", but browsers send https://a.'],
  ['CORS_ORIGIN=https://a.example:443', 'contains "https://a.example:443", but browsers send '],
  ['CORS_ORIGIN=http://a.example:80', 'contains "http://a.example:80", but browsers send http://a'],
  [
    'CORS_ORIGIN=https://bücher.example',
    'contains "https://bücher.example", but browsers send https://xn--bcher-kva.example for it: ',
  ],
  [
    'CORS_ORIGIN=http://127.1:80',
    'contains "http://127.1:80", but browsers send http://127.0.0.1 ',
  ],
  ['CORS_ORIGIN=TAURI://localhost', 'contains "TAURI://localhost", but browsers send tauri://loc'],
  ['CORS_ORIGIN=null', 'contains "null", which a browser sends for every file, sandboxed frame '],
  ['CORS_ORIGIN=file://', 'contains "file://", but browsers send null for a file: '],
  ['CORS_ORIGIN=*', 'contains "*", which is no origin: leave CORS_ORIGIN empty to allow any.'],
  ['CORS_ORIGIN=https://*.example.com', 'contains "https://*.example.com", but there are no wildc'],
  ['CORS_ORIGIN=http://localhost:*', 'contains "http://localhost:*", but there are no wildcards: '],
  ['CORS_ORIGIN=https://a.example,https://*', 'contains "https://*", but there are no wildcards: '],
  [
    'CORS_ORIGIN=localhost:5173',
    'contains "localhost:5173", which has no scheme: write http://localhost:5173 or https://localhost:5173.',
  ],
  ['CORS_ORIGIN=localhost', 'contains "localhost", which has no scheme: '],
  ['CORS_ORIGIN=https://a.example/', 'contains "https://a.example/", which is not an origin: '],
  ['CORS_ORIGIN=tauri://localhost/', 'contains "tauri://localhost/", which is not an origin: '],
  ['CORS_ORIGIN=htps://a.example', 'contains "htps://a.example", which is not an origin: '],
  ['CORS_ORIGIN=httpss://a.example', 'contains "httpss://a.example", which is not an origin: '],
  ['CORS_ORIGIN=wss://a.example', 'contains "wss://a.example", which is not an origin: '],
  ['CORS_ORIGIN=https://a.example;https://b.example', 'contains "https://a.example;https://b.exam'],
  ["CORS_ORIGIN=https://a.example'", 'contains "https://a.example\'", which is not an origin: '],
  [
    'CORS_ORIGIN=https://user:secret@a.example',
    'contains a URL with a user, which no origin has: ',
  ],
  ['CORS_ORIGIN=,', 'is ",": list origins, such as https://app.example.com, or leave it empty to '],
  [
    'SERVER_HOST=http://localhost',
    'is "http://localhost": use one address or host name, not a URL',
  ],
  ['SERVER_HOST=localhost:3000', 'is "localhost:3000": use one address or host name, without a po'],
  ['SERVER_HOST=[::1]:3000', 'is "[::1]:3000": use one address or host name, without a port, '],
  ['SERVER_HOST=010.0.0.1', 'is "010.0.0.1": use one address or host name, with an IPv4 address '],
  ['SERVER_HOST=0', 'is "0": use one address or host name, with an IPv4 address '],
  ['SERVER_HOST=[localhost]', 'is "[localhost]": use one address or host name, such as '],
  ['SERVER_HOST=*', 'is "*": use one address or host name, such as '],
  ['SERVER_PORT=1e3', 'is "1e3": use a whole number '],
  ['SERVER_PORT=1_000', 'is "1_000": use a whole number '],
  ['SERVER_PORT=+5', 'is "+5": use a whole number '],
  ['SERVER_PORT=0x50', 'is "0x50": use a whole number '],
  ['SERVER_PORT=٣', 'is "٣": use a whole number '],
  ['SERVER_PORT= ', 'is only whitespace: set a value, or leave it empty for the default.'],
  ['LOG_LEVEL=warning', 'is "warning": use one of '],
  [
    'LOG_LEVEL="debug"',
    'has quotation marks around its value, which docker run --env-file keeps: ',
  ],
  ['REDIS_URL=redis://localhost;db=3', 'is not the URL of a Redis server: '],
  ['REDIS_URL=redis://localhost/99999999', 'is not the URL of a Redis server: '],
  ['REDIS_URL=redis://localhost/?db=3', 'has a ? or a #, and what follows it is not read: '],
  ['REDIS_URL=redis://localhost#3', 'has a ? or a #, and what follows it is not read: '],
  ['REDIS_URL=redis://user:12?x@localhost', 'has a ? or a #, and what follows it is not read: '],
  [`LOG_LEVEL=debug ${keyName}=secret`, 'is "debug ELIZA_SERVER_AUTH_TOKEN…": use one of '],
  [`${keyName}='secret-of-some-length'`, 'has quotation marks around its value, which docker run '],
  [`${keyName}="secret-of-some-length"`, 'has quotation marks around its value, which docker run '],
  [
    `${keyName}=\${secret}`,
    'is the text of a command or of a variable, which nothing has replaced: ',
  ],
  [`${keyName}=$(secret)`, 'is the text of a command or of a variable, '],
  [`${keyName}=${'secret'.repeat(2750)}`, 'is longer than 15360 characters, so no request could '],
];

for (const [setting, line] of refused) {
  test(`the server does not start with ${setting.slice(0, 60)}, and says what to write`, () => {
    const [name = '', ...value] = setting.split('=');
    const result = readStart({variables: {[name]: value.join('=')}});
    const problems = result.ok ? [] : result.problems;
    expect(problems).toEqual([expect.stringContaining(`environment: ${name} ${line}`)]);
    expect(problems.join('')).not.toContain('secret');
  });
}

const accepted: readonly (readonly [setting: string, field: string, read: unknown])[] = [
  ['SERVER_PORT= 3001 ', 'port', 3001],
  ['SERVER_PORT=3001\n', 'port', 3001],
  ['SERVER_HOST=[::1]', 'host', '::1'],
  ['SERVER_HOST= localhost', 'host', 'localhost'],
  ['LOG_LEVEL=WARN', 'logLevel', 'warn'],
  ['LOG_LEVEL=debug ', 'logLevel', 'debug'],
  ['CORS_ORIGIN=tauri://localhost', 'allowedOrigins', ['tauri://localhost']],
  ['CORS_ORIGIN=capacitor://localhost', 'allowedOrigins', ['capacitor://localhost']],
  ['CORS_ORIGIN=chrome-extension://abc', 'allowedOrigins', ['chrome-extension://abc']],
  ['CORS_ORIGIN=http://a.example:443', 'allowedOrigins', ['http://a.example:443']],
  ['CORS_ORIGIN=http://[::1]:5173', 'allowedOrigins', ['http://[::1]:5173']],
  ['REDIS_URL=redis://localhost/3\n', 'redisUrl', 'redis://localhost/3'],
  [`${keyName}=${'k'.repeat(15_000)}`, 'key', 'k'.repeat(15_000)],
];

for (const [setting, field, read] of accepted) {
  test(`the server takes ${JSON.stringify(setting.slice(0, 60))} as it is meant`, () => {
    const [name = '', value = ''] = setting.split('=');
    expect(readStart({variables: {[name]: value}})).toMatchObject({
      ok: true,
      config: {[field]: read},
    });
  });
}

for (const proxies of [
  '127.0.0.0/255.0.0.0',
  'LOOPBACK',
  '127.0.0.1/8',
  '10.0.0.1, ::ffff:127.0.0.1',
]) {
  test(`the server believes this machine with TRUST_PROXY=${proxies}, and no other`, () => {
    const result = readStart({variables: {TRUST_PROXY: proxies}});
    if (!result.ok) throw new Error(result.problems.join('\n'));
    expect(result.config.trustedProxy('127.0.0.1', 0)).toBe(true);
    expect(result.config.trustedProxy('8.0.0.1', 0)).toBe(false);
  });
}

test('a request carries a key of the longest length, and a page of an app reads the response', async () => {
  const variables = {[keyName]: 'k'.repeat(15_360), CORS_ORIGIN: 'tauri://localhost'};
  await withReferenceServer({variables}, async (server) => {
    const headers = {Origin: 'tauri://localhost', 'User-Agent': 'x'.repeat(200)};
    const answer = await server.askWithKey('/api/agents', {headers});
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe('tauri://localhost');
  });
});

test('an exported empty variable over the value of .env stops the start, whichever it is', () => {
  const key = strongKey();
  const envFile = `LOG_LEVEL=warn\n${keyName}=${key}\n`;
  const variables = {[keyName]: '', LOG_LEVEL: ''};
  const remedy =
    "sets it: unset the exported variable to use the file's value, or delete the line to use none.";
  expect(readStart({variables, envFile})).toEqual({
    ok: false,
    problems: [
      `environment: ${keyName} is exported empty, but .env:2:1 ${remedy}`,
      `environment: LOG_LEVEL is exported empty, but .env:1:1 ${remedy}`,
    ],
  });
});

for (const [what, start] of Object.entries({
  'unset, without a file': {},
  'exported empty, without a file': {variables: {[keyName]: ''}},
  'empty in the file': {envFile: `${keyName}=\n`},
  'empty in both': {variables: {[keyName]: ''}, envFile: `${keyName}=""\n`},
})) {
  test(`the key ${what} disables authentication`, () => {
    expect(readStart(start)).toMatchObject({ok: true, config: {key: undefined}});
  });
}

test('a variable that is empty counts as unset, whichever it is', () => {
  const empty = Object.fromEntries(variableNames.map((name) => [name, '']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test('an exported key that is not the one of .env counts, and the log says so without either', async () => {
  const keys = [strongKey(), strongKey()] as const;
  const envFile = `\n${keyName}=${keys[1]}\n`;
  const server = await startReferenceServer({variables: {[keyName]: keys[0]}, envFile});
  const log = server.log();
  await server.stop();
  expect(log).toContainEqual(
    expect.stringMatching(
      /\] WARN: ELIZA_SERVER_AUTH_TOKEN is exported with another key than \.env:2:1 has: the exported key counts$/,
    ),
  );
  for (const key of keys) expect(log.join('\n')).not.toContain(key);
});

test('the same key in both places is not worth a line', async () => {
  const key = strongKey();
  const start = {variables: {[keyName]: key}, envFile: `${keyName}=${key}\n`};
  await withReferenceServer(start, async (server) => {
    expect(server.log().filter((line) => line.includes('WARN'))).toEqual([]);
  });
});

test('an exported name that is nearly another variable is a warning, since it may be of another program', async () => {
  await withReferenceServer(
    {variables: {[keyName]: strongKey(), CORS_ORIGINS: '*'}},
    async (server) => {
      expect(server.log().filter((line) => line.includes('WARN'))).toEqual([
        expect.stringMatching(
          /: The exported variable CORS_ORIGINS is not read: did you mean CORS_ORIGIN\?$/,
        ),
      ]);
    },
  );
});

test('the usual variables of a machine draw no warning', async () => {
  const usual = {
    PATH: '/bin',
    HOME: '/root',
    SHELL: '/bin/sh',
    USER: 'a',
    LANG: 'C',
    TERM: 'xterm',
    HOSTNAME: 'a',
    HOST: 'a',
    PORT: '80',
    NODE_ENV: 'production',
    LOG_LEVELS_FILE: 'a',
    SERVER_NAME: 'a',
    SERVER_SOFTWARE: 'a',
    SERVER_PROTOCOL: 'HTTP/1.1',
    REDIS_HOST: 'a',
    REDIS_PORT: '1',
    http_proxy: 'a',
    NO_PROXY: 'a',
    LOGNAME: 'a',
    npm_config_loglevel: 'a',
    ELIZA_SERVER_SERVICE_HOST: 'a',
    ELIZA_SERVER_PORT: 'tcp://10.0.0.1:3000',
    ELIZA_SERVER_URL: 'a',
    SERVER_API_KEY: 'a',
    LOGLEVEL: 'a',
  };
  await withReferenceServer({variables: {[keyName]: strongKey(), ...usual}}, async (server) => {
    expect(server.log().filter((line) => line.includes('WARN'))).toEqual([]);
  });
});

test('a Redis at an IPv6 address is found', async () => {
  const redis = createServer();
  const isAsked = new Promise<string>((resolve) => {
    redis.on('connection', (socket) => socket.once('data', (command) => resolve(String(command))));
  });
  redis.listen(0, '::1');
  const isThere = await Promise.race([
    once(redis, 'listening').then(() => true),
    once(redis, 'error').then(() => false),
  ]);
  test.skip(!isThere, 'This machine has no IPv6.');
  const address = redis.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  await withReferenceServer({variables: {REDIS_URL: `redis://[::1]:${port}/3`}}, async () => {
    expect(await isAsked).toMatch(/^\*\d+\r\n\$/);
  });
  redis.close();
});
