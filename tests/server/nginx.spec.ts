import {connect} from 'node:tls';
import {addresses, withProxiedServer} from '../../src/checks/deploying/proxied.ts';
import {lastLoggedAddress} from '../../src/checks/log-lines.ts';
import {withNginx} from '../../src/servers/beside/nginx.ts';
import {nginxExample, replaced, siteFiles} from '../../src/servers/beside/nginx-files.ts';
import {send} from '../../src/servers/http/http.ts';
import {referenceLauncher} from '../../src/servers/reference-launcher.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const agents = '/api/agents';
const from = addresses.client;

const forgeries: readonly (string | string[])[] = [
  '203.0.113.9',
  '203.0.113.9, 198.51.100.7',
  ['203.0.113.9', '198.51.100.7'],
  '127.0.0.1',
  '2001:db8::1',
  '::ffff:203.0.113.9',
  'unknown',
  ', , ,',
  '203.0.113.9:80',
  `"><script>`,
];

for (const [trusted, address] of [
  ['', addresses.proxy],
  ['10.0.0.0/8', addresses.proxy],
  ['127.0.0.1', addresses.client],
  ['loopback', addresses.client],
] as const) {
  test(`no forged X-Forwarded-For is believed with TRUST_PROXY at "${trusted}"`, async () => {
    await withProxiedServer(referenceLauncher, {TRUST_PROXY: trusted}, async ({server, proxy}) => {
      for (const forged of forgeries) {
        const headers = {'X-Forwarded-For': forged};
        expect((await proxy.ask(agents, {headers, from})).status, String(forged)).toBe(401);
        expect(await lastLoggedAddress(server), String(forged)).toBe(address);
      }
    });
  });
}

test('the header goes through in any letter case, and headers of the answer come back', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    for (const name of ['X-API-KEY', 'x-api-key', 'X-Api-Key']) {
      const answer = await proxy.ask(agents, {headers: {[name]: server.key}});
      expect(answer.status, name).toBe(200);
      expect(answer.json()).toHaveProperty('success', true);
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
      });
    }
    const refused = await proxy.ask(agents);
    expect(refused.headers['www-authenticate']).toBe('ApiKey realm="ElizaOS API"');
    expect((await proxy.ask(agents, {method: 'OPTIONS'})).status).toBe(204);
  });
});

test('a header that is nearly the right one does not become the right one', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    for (const name of ['X_API_KEY', 'X-API_KEY', 'X-API-KEY-']) {
      expect((await proxy.ask(agents, {headers: {[name]: server.key}})).status, name).toBe(401);
    }
  });
});

test('no spelling of the path gets past the key', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({proxy}) => {
    for (const path of ['/api//agents', '/API/agents', '/api/agents/', '/api/../api/agents']) {
      const {status, body} = await proxy.ask(path);
      expect(status, path).toBe(401);
      expect(body, path).not.toContain('Eliza');
    }
    const elsewhere = ['//api/agents', '/./api/agents', '/%61pi/agents', '/api%2fagents'];
    for (const path of [...elsewhere, '/x/../api/agents', '/healthz/../api/agents']) {
      const {status, body} = await proxy.ask(path);
      expect(status, path).toBe(404);
      expect(body, path).not.toContain('Scribe');
    }
  });
});

test('a key of 20 KB gets an error and no data', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    for (const key of ['k'.repeat(20_000), server.key.padEnd(20_000, 'k')]) {
      const {status, body} = await proxy.ask(agents, {headers: {'X-API-KEY': key}});
      expect(status).toBe(400);
      expect(body).not.toContain('agents');
    }
  });
});

test('more headers than nginx takes get an error, whether the key is right or not', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    const many = Array.from({length: 60}, (_, place) => [`X-Filler-${place}`, 'f'.repeat(1000)]);
    const headers = {...Object.fromEntries(many), 'X-API-KEY': server.key};
    expect((await proxy.ask(agents, {headers})).status).toBe(400);
  });
});

test('a body that is too long for the server is refused by the server, with its headers', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    const headers = {'Content-Type': 'application/json', 'X-API-KEY': server.key};
    const send = (size: number, key = server.key) =>
      proxy.ask(agents, {
        method: 'POST',
        headers: {...headers, 'X-API-KEY': key},
        body: JSON.stringify({text: 'x'.repeat(size)}),
      });
    for (const size of [110_000, 20_000_000]) {
      const refused = await send(size);
      expect(refused.status).toBe(413);
      expect(refused.headers).toHaveProperty('access-control-allow-origin');
      expect((await send(size, 'not-the-key')).status).toBe(401);
    }
    expect((await send(90_000)).status).not.toBe(413);
  });
});

test('a body that is too long for nginx is refused, and the server does not see it', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    const before = (await server.log()).length;
    const headers = {'Content-Length': '60000000', 'X-API-KEY': server.key};
    expect((await proxy.ask(agents, {method: 'POST', headers})).status).toBe(413);
    expect((await server.log()).slice(before)).toEqual([]);
  });
});

test('the redirect keeps path and query as they came, and names its own host', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({proxy}) => {
    for (const target of ['/', '/api/agents?a=1&b=%20c', '/api//agents', '/x%2fy']) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const headers = {Host: 'evil.example.org'};
        const answer = await send(proxy.plainUrl, target, {method, headers});
        expect(answer.status, target).toBe(308);
        expect(answer.headers.location).toBe(`https://api.example.com${target}`);
      }
    }
  });
});

test('it speaks TLS 1.2 and 1.3, and nothing older', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({proxy}) => {
    expect(await protocolOf(proxy.url, 'TLSv1.3')).toBe('TLSv1.3');
    expect(await protocolOf(proxy.url, 'TLSv1.2')).toBe('TLSv1.2');
    expect(await protocolOf(proxy.url, 'TLSv1.1')).toBeUndefined();
  });
});

test('a client that does not know the certificate sends no key', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    const headers = {'X-API-KEY': server.key};
    await expect(send(proxy.url, agents, {headers})).rejects.toThrow(/self-signed certificate/);
  });
});

test('a text that the configuration lacks is an error of whoever replaces it', async () => {
  const text = await nginxExample('elizaos.conf');
  expect(() => replaced(text, [['listen 8080;', 'listen 1;']])).toThrow(
    /has to contain "listen 8080;"/,
  );
  expect(() => replaced(text, [['listen', 'hear']])).toThrow(/has to contain "listen" once/);
});

test('a configuration that nginx refuses is told with the reason', async () => {
  const files = await siteFiles({url: 'http://127.0.0.1:3000'}, [
    ['keepalive 16;', 'keepalive many;'],
  ]);
  await expect(withNginx(files, async () => undefined)).rejects.toThrow(/keepalive/);
});

/** The version that both sides agree on where the client takes only this one. */
function protocolOf(url: string, version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') {
  const {hostname, port} = new URL(url);
  return new Promise<string | undefined>((resolve) => {
    const socket = connect({
      host: hostname,
      port: Number(port),
      minVersion: version,
      maxVersion: version,
      // Otherwise the client itself refuses the old version.
      ciphers: 'DEFAULT:@SECLEVEL=0',
      rejectUnauthorized: false,
    });
    socket.once('secureConnect', () => {
      resolve(socket.getProtocol() ?? undefined);
      socket.destroy();
    });
    socket.once('error', () => resolve(undefined));
  });
}
