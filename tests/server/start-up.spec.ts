import {once} from 'node:events';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {type AddressInfo, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {send} from '../../src/servers/http/http.ts';
import {refusalOf} from '../../src/servers/reference-server.ts';
import {
  linesAtStart,
  refusalToStart,
  startServerProgram,
  untilListening,
  withServerProgram,
} from '../../src/servers/server-program.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const refusals: {
  what: string;
  variables?: Record<string, string>;
  envFile?: string;
  line: RegExp;
}[] = [
  {
    what: 'a key of only whitespace',
    variables: {ELIZA_SERVER_AUTH_TOKEN: ' \t '},
    line: /^environment: ELIZA_SERVER_AUTH_TOKEN is only whitespace, which no client can send: /,
  },
  {
    what: 'a key with whitespace after it',
    variables: {ELIZA_SERVER_AUTH_TOKEN: 'a-key-of-some-length '},
    line: /^environment: ELIZA_SERVER_AUTH_TOKEN has whitespace around it, /,
  },
  {
    what: 'a key that a header cannot carry',
    variables: {ELIZA_SERVER_AUTH_TOKEN: 'schlüssel-mit-umlaut'},
    line: /^environment: ELIZA_SERVER_AUTH_TOKEN has a character that a header cannot carry /,
  },
  {
    what: 'a port beyond the last one',
    variables: {SERVER_PORT: '65536'},
    line: /^environment: SERVER_PORT is "65536": use a whole number from 0 to 65535\.$/,
  },
  {
    what: 'a negative port',
    variables: {SERVER_PORT: '-1'},
    line: /^environment: SERVER_PORT is "-1": use a whole number /,
  },
  {
    what: 'an unknown log level',
    variables: {LOG_LEVEL: 'verbose'},
    line: /^environment: LOG_LEVEL is "verbose": use one of debug, info, warn, error\.$/,
  },
  {
    what: 'an origin with a path',
    variables: {CORS_ORIGIN: 'https://app.example.com/'},
    line: /^environment: CORS_ORIGIN contains "https:\/\/app\.example\.com\/", which is not an origin: /,
  },
  {
    what: 'a proxy that is not an address',
    variables: {TRUST_PROXY: 'everyone'},
    line: /^environment: TRUST_PROXY is "everyone": list the proxies' addresses /,
  },
  {
    what: 'a host with whitespace',
    variables: {SERVER_HOST: 'my host'},
    line: /^environment: SERVER_HOST is "my host": use one address or host name, /,
  },
  {
    what: 'a host that is not of this machine',
    variables: {SERVER_HOST: '192.0.2.1'},
    line: /^SERVER_HOST: cannot listen on 192\.0\.2\.1 \(EADDRNOTAVAIL\): /,
  },
  {
    what: 'a bad value in the .env file, with its line',
    envFile: '# settings\n\nLOG_LEVEL=loud\n',
    line: /^\.env:3:1: LOG_LEVEL is "loud": use one of /,
  },
];

for (const {what, line, ...start} of refusals) {
  test(`the server refuses to start with ${what}`, async () => {
    expect(await refusalOf(start)).toEqual([expect.stringMatching(line)]);
  });
}

test('the server names all bad values at once', async () => {
  const {exitCode, lines} = await refusalToStart({
    variables: {SERVER_PORT: 'http', LOG_LEVEL: 'loud'},
  });
  expect(exitCode).toBe(1);
  expect(lines).toHaveLength(2);
});

test('no refusal repeats the key', async () => {
  const key = ` ${strongKey()}`;
  const lines = await refusalOf({variables: {ELIZA_SERVER_AUTH_TOKEN: key}});
  expect(lines).toHaveLength(1);
  expect(lines.join('\n')).not.toContain(key.trim());
});

test('the server refuses an option that it does not know', async () => {
  const program = await startServerProgram({args: ['--port', '1']});
  expect(await program.ended).toBe(1);
  expect(program.output()).toMatch(
    /^Unknown option '--port'.*\nUsage: main\.ts {3}\(it takes no arguments: .*\)\n$/,
  );
});

test('a port that is taken is one line with the remedy', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const {port} = other.address() as AddressInfo;
  const refusal = await refusalToStart({variables: {SERVER_PORT: String(port)}});
  other.close();
  expect(refusal).toEqual({
    exitCode: 1,
    lines: [
      `SERVER_PORT: port ${port} on 127.0.0.1 is in use: stop the program that has it, or set SERVER_PORT to another port.`,
    ],
  });
});

test('a .env that cannot be read is one line with the remedy', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'reference-server-'));
  await mkdir(path.join(folder, '.env'));
  const program = await startServerProgram({folder});
  expect(await program.ended).toBe(1);
  expect(program.output()).toBe(
    '.env: cannot be read (EISDIR): make it a file that this user may read.\n',
  );
  await rm(folder, {recursive: true});
});

test('the server reads the key from the .env file of its working directory', async () => {
  const key = strongKey();
  await withServerProgram({envFile: `ELIZA_SERVER_AUTH_TOKEN="${key}"\n`}, async (program) => {
    const url = await untilListening(program);
    expect((await send(url, '/api/agents')).status).toBe(401);
    expect((await send(url, '/api/agents', {headers: {'X-API-KEY': key}})).status).toBe(200);
  });
});

test('a strong key draws no warning', async () => {
  const lines = await linesAtStart({variables: {ELIZA_SERVER_AUTH_TOKEN: strongKey()}});
  expect(lines.filter((line) => line.includes('WARN'))).toEqual([]);
});

test('without a site, / says in a line where the API is', async () => {
  await withServerProgram({}, async (program) => {
    const url = await untilListening(program);
    expect(await send(url, '/')).toMatchObject({
      status: 200,
      body: 'ElizaOS reference server. The API is at /api.\n',
    });
  });
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} stops the server with exit code 0`, async () => {
    await withServerProgram({}, async (program) => {
      await untilListening(program);
      program.signal(signal);
      expect(await program.ended).toBe(0);
      expect(program.output()).toContain(`INFO: Stopping on ${signal}`);
    });
  });
}
