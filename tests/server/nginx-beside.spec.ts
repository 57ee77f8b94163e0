import {expect, test} from '@playwright/test';
import {nginxSays, withNginx} from '../../src/servers/beside/nginx.ts';
import {
  clientsFile,
  type NginxFiles,
  nginxExample,
  siteFiles,
} from '../../src/servers/beside/nginx-files.ts';
import {withStub} from '../../src/servers/http/stub.ts';

const ownMap = 'map $http_user_agent $kind { default browser; "a-robot" robot; }';
const ownUpgradeMap = `map $http_upgrade $connection_upgrade { default upgrade; '' close; }`;
const ownSize = 'map_hash_bucket_size 128;';
const otherSite = [
  'upstream backend { server 127.0.0.1:4000; }',
  `log_format main '$remote_addr "$request"';`,
  'server { listen 80; server_name other.example.com; access_log /var/log/nginx/other.log main; location / { proxy_pass http://backend; } }',
].join('\n');
const otherSecureSite =
  'server { listen 443 ssl default_server; server_name other.example.com; ssl_certificate /etc/ssl/certs/other.pem; ssl_certificate_key /etc/ssl/private/other.key; return 204; }';

/** What Debian's nginx brings along as `sites-enabled/default`. */
const debiansSite =
  'server { listen 80 default_server; root /var/www/html; server_name _; location / { try_files $uri $uri/ =404; } }';

const companies: readonly (readonly [what: string, others: NginxFiles])[] = [
  ['nothing else', {}],
  ["Debian's own site", {'sites-enabled/default': debiansSite}],
  ['a map in a file before it', {'conf.d/a.conf': ownMap}],
  ['a map in a file after it', {'conf.d/z.conf': ownMap}],
  ['maps in files before and after it', {'conf.d/a.conf': ownMap, 'conf.d/z.conf': ownUpgradeMap}],
  ['a size of hash buckets in a file before it', {'conf.d/a.conf': ownSize}],
  ['a size before it and a map after it', {'conf.d/a.conf': ownSize, 'conf.d/z.conf': ownMap}],
  ['the usual map of $connection_upgrade', {'conf.d/a.conf': ownUpgradeMap}],
  ['another site', {'conf.d/a.conf': otherSite}],
  ['another site as the default for HTTPS', {'sites-enabled/other': otherSecureSite}],
  [
    'settings for all sites',
    {
      'conf.d/a.conf':
        'client_max_body_size 1m; proxy_read_timeout 5s; proxy_buffering on; proxy_set_header X-Other 1; underscores_in_headers on; variables_hash_max_size 2048;',
    },
  ],
];

for (const [what, others] of companies) {
  test(`nginx takes elizaos.conf and clients.conf beside ${what}`, async () => {
    const files = {...(await ownFiles()), ...others};
    expect(await nginxSays(files)).toEqual({isAccepted: true, said: success});
    expect(await nginxSays(files, debiansConfiguration)).toEqual({
      isAccepted: true,
      said: success,
    });
  });
}

test('a size of hash buckets after it is refused, by its name and its place', async () => {
  const {isAccepted, said} = await nginxSays({...(await ownFiles()), 'conf.d/z.conf': ownSize});
  expect(isAccepted).toBe(false);
  expect(said).toContain('"map_hash_bucket_size" directive is duplicate in FOLDER/conf.d/z.conf:1');
});

test('nginx without clients.conf is refused with the name of the file', async () => {
  const files = {'conf.d/elizaos.conf': await nginxExample('elizaos.conf')};
  const {isAccepted, said} = await nginxSays(files);
  expect(isAccepted).toBe(false);
  expect(said).toContain('elizaos-clients.conf" failed');
});

test('nginx takes a second copy with each "elizaos" replaced, and one without that is refused', async () => {
  const files = await ownFiles();
  const site = files['conf.d/elizaos.conf'].replaceAll('api.example.com', 'two.example.com');
  const copies = {
    'conf.d/second.conf': site.replaceAll('elizaos', 'second'),
    'second-clients.conf': files['elizaos-clients.conf'].replaceAll('elizaos', 'second'),
  };
  expect(await nginxSays({...files, ...copies})).toEqual({isAccepted: true, said: success});
  const {isAccepted, said} = await nginxSays({...files, 'conf.d/second.conf': site});
  expect(isAccepted).toBe(false);
  expect(said).toContain('duplicate upstream "elizaos"');
});

test('a second site has its own server and its own keys', async () => {
  await withNamedServer('first', (url) =>
    withNamedServer('second', async (secondUrl) => {
      const first = await siteFiles({url, key: 'a key of the first'});
      const other = await siteFiles({url: secondUrl, key: 'a key of the second'});
      const renamed = (name: string) =>
        String(other[name])
          .replaceAll('api.example.com', 'two.example.com')
          .replaceAll('elizaos', 'second');
      const files = {
        ...first,
        'conf.d/second.conf': renamed('conf.d/elizaos.conf'),
        'second-clients.conf': renamed('elizaos-clients.conf'),
      };
      await withNginx(files, async (proxy) => {
        const bodyFrom = async (Host: string, key: string) =>
          (await proxy.ask('/', {headers: {Host, 'X-API-KEY': key}})).body;
        const hosts = ['api.example.com', 'two.example.com'];
        for (const [place, name] of ['first', 'second'].entries()) {
          const host = hosts[place] ?? '';
          expect(await bodyFrom(host, `a key of the ${name}`)).toBe(
            `${name} with a key of the ${name}`,
          );
          const stranger = name === 'first' ? 'second' : 'first';
          expect(await bodyFrom(host, `a key of the ${stranger}`)).toBe(`${name} with no key`);
        }
      });
    }),
  );
});

/** Keys that people have, and how each stands in the file. */
const keys: readonly (readonly [what: string, key: string])[] = [
  ['44 characters of base64', 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA='],
  ['64 hexadecimal digits', 'a1b2'.repeat(16)],
  ['a UUID', '5f2c1e1c-8f3e-4c0a-9d52-6f0e0d9b7c11'],
  ['1,000 characters', 'k'.repeat(1000)],
  ['4,000 characters, the most that the page promises', 'k'.repeat(4000)],
  ['a tilde at its begin', '~abcdefghijklmnopqrst'],
  ['characters of a regular expression', '^a.b*c+d?(e)[f]{2}|g$'],
  ['quotation marks and backslashes', 'a"b\\c\'d\\\\e\\nf"'],
  ["characters of nginx's language", 'a;b{c}#d$host$remote_addr $e'],
  ['spaces inside', 'a key of words'],
];

for (const [what, key] of keys) {
  test(`a client's key with ${what} is told from all others, and the server gets its own`, async () => {
    await withNamedServer('server', async (url) => {
      const files = {
        ...(await siteFiles({url})),
        ...(await clientsFile([{name: 'app', key}], 'own"key\\')),
      };
      await withNginx(files, async (proxy) => {
        const bodyFor = async (sent: string) =>
          (await proxy.ask('/', {headers: {'X-API-KEY': sent}})).body;
        expect(await bodyFor(key)).toBe('server with own"key\\');
        expect((await proxy.ask('/')).body).toBe('server with no key');
        const others = [`${key}x`, `x${key}`, key.slice(0, -1), key.slice(1), otherCase(key)];
        for (const other of others) expect(await bodyFor(other), other).toBe('server with no key');
      });
    });
  });
}

test('without any row, nobody gets the key of the server', async () => {
  await withNamedServer('server', async (url) => {
    const files = {...(await siteFiles({url})), ...(await clientsFile([], 'own'))};
    await withNginx(files, async (proxy) => {
      for (const key of ['own', '', '-', 'any']) {
        expect((await proxy.ask('/', {headers: {'X-API-KEY': key}})).body).toBe(
          'server with no key',
        );
      }
    });
  });
});

const success =
  'nginx: the configuration file FOLDER/nginx.conf syntax is ok\nnginx: configuration file FOLDER/nginx.conf test is successful\n';

async function ownFiles() {
  return {
    'conf.d/elizaos.conf': await nginxExample('elizaos.conf'),
    'elizaos-clients.conf': await nginxExample('clients.conf'),
  };
}

/** A small server that says its name, and the key that it got. */
function withNamedServer(name: string, task: (url: string) => Promise<void>): Promise<void> {
  return withStub(
    ({headers}, response) => response.end(`${name} with ${headers['x-api-key'] ?? 'no key'}`),
    (url) => task(url),
  );
}

/** The key with one letter in the other case. */
function otherCase(key: string): string {
  const swapped = key.replace(/[a-z]/, (letter) => letter.toUpperCase());
  return swapped === key ? `${key}-` : swapped;
}

/** What Debian's nginx.conf says in its `http` block, with the files that nginx writes in the folder. */
const debiansConfiguration = `
worker_processes auto;
pid nginx.pid;
error_log stderr;
events { worker_connections 768; }
http {
  sendfile on;
  tcp_nopush on;
  types_hash_max_size 2048;
  default_type application/octet-stream;
  ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
  ssl_prefer_server_ciphers on;
  access_log access.log;
  gzip on;
  include conf.d/*.conf;
  include sites-enabled/*;
}`;
