import {networkInterfaces} from 'node:os';
import {expect, test} from '@playwright/test';
import {startReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {readGuide} from '../../src/verify/guide.ts';
import {readOptions} from '../../src/verify/input/options.ts';
import {baseOfApi, isLoopback, readServerUrl} from '../../src/verify/input/server-url.ts';
import {verify} from '../../src/verify/verify.ts';

for (const [given, says] of [
  ['localhost:3000', 'use a URL such as http://localhost:3000.'],
  ['127.0.0.1:3000', 'use a URL such as http://127.0.0.1:3000.'],
  ['api.example.com', 'use a URL such as http://api.example.com.'],
  ['//api.example.com/eliza', 'use a URL such as http://api.example.com/eliza.'],
  ['[::1]:3000', 'use a URL such as http://[::1]:3000.'],
  ['ws://localhost:3000', 'its scheme is neither http nor https'],
  ['file:///etc/passwd', 'its scheme is neither http nor https'],
  ['http://::1:3000', 'an IPv6 address stands in brackets'],
  ['http://localhost:99999', 'its port is above 65535'],
  ['http://', 'that is no URL'],
  ['http://local host', 'that is no URL'],
  ['', 'is in front'],
  ['http://localhost:3000/?a=1', 'has a query in it'],
  ['http://localhost:3000/?', 'has a query in it'],
  ['http://localhost:3000/#agents', 'has a fragment in it'],
  ['http://user:secret@localhost', 'has a user or a password'],
  ['http://user@localhost', 'has a user or a password'],
  ['user:secret@localhost:3000', 'is in front'],
  ['localhost:3000?apiKey=secret', 'is in front'],
  ['http://local host?apiKey=secret', 'that is no URL'],
] as const) {
  test(`--url "${given}" gets a line that says: ${says}`, () => {
    const read = readServerUrl(given);
    expect(read).toEqual(expect.stringContaining(says));
    expect(read).not.toContain('secret');
    expect(read).not.toContain('\n');
  });
}

for (const [given, href, zone] of [
  [' http://localhost:3000 ', 'http://localhost:3000/', undefined],
  ['HTTP://LOCALHOST:3000', 'http://localhost:3000/', undefined],
  ['http://[::1]:3000', 'http://[::1]:3000/', undefined],
  ['http://[0:0:0:0:0:0:0:1]:3000', 'http://[::1]:3000/', undefined],
  ['http://[fe80::1%eth0]:3000/eliza', 'http://[fe80::1]:3000/eliza', 'eth0'],
  ['http://[fe80::1%25eth0]:3000', 'http://[fe80::1]:3000/', 'eth0'],
] as const) {
  test(`--url "${given}" is read as ${href}`, () => {
    const read = readServerUrl(given);
    if (typeof read === 'string') throw new Error(read);
    expect([read.url.href, read.zone]).toEqual([href, zone]);
  });
}

for (const [path, base] of [
  ['/api', '/'],
  ['/api/', '/'],
  ['//api//', '/'],
  ['/API/agents', '/'],
  ['/api/agents/11111111-1111-4111-8111-111111111111', '/'],
  ['/api/server/ping', '/'],
  ['/healthz', '/'],
  ['/eliza/api', '/eliza'],
  ['/eliza/api/agents/', '/eliza'],
  ['/', undefined],
  ['/eliza', undefined],
  ['/apis', undefined],
  ['/api/eliza', undefined],
  ['/my-api', undefined],
] as const) {
  test(`the base of a URL with the path ${path} is ${base ?? 'itself'}`, () => {
    expect(baseOfApi(new URL(`http://localhost:3000${path}`))?.pathname).toBe(base);
  });
}

test('a host counts as this machine however its loopback address is written', () => {
  for (const host of ['localhost', 'eliza.localhost', '127.1', '[::1]', '[::ffff:127.0.0.1]']) {
    expect(isLoopback(new URL(`http://${host}:3000`)), host).toBe(true);
  }
  for (const host of ['localhost.example.com', '127.0.0.1.example.com', '[::2]', '10.0.0.1']) {
    expect(isLoopback(new URL(`http://${host}:3000`)), host).toBe(false);
  }
});

const [loopback] = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
  addresses.some(({address}) => address === '::1') ? [name] : [],
);

for (const host of ['[::1]', '[0:0:0:0:0:0:0:1]', '[::1%zone]']) {
  test(`a server at http://${host} is checked`, async () => {
    test.skip(loopback === undefined, 'This machine has no IPv6 loopback address.');
    const key = strongKey();
    const variables = {ELIZA_SERVER_AUTH_TOKEN: key, SERVER_HOST: '::1'};
    const server = await startReferenceServer({variables});
    try {
      const address = `http://${host.replace('zone', loopback ?? '')}:${new URL(server.url).port}`;
      const read = readOptions(['--url', address, '--key', key], {});
      if (read.outcome !== 'run') throw new Error(JSON.stringify(read));
      const result = await verify(read.options, readGuide);
      if (!result.ok) throw new Error(result.problem);
      const outcomes = result.outcome.claims.map(({outcome}) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'holds').length).toBeGreaterThan(30);
      expect(outcomes).not.toContain('drift');
    } finally {
      await server.stop();
    }
  });
}
