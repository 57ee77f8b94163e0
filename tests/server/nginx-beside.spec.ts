import {expect, test} from '@playwright/test';
import {
  type NginxFiles,
  nginxExample,
  nginxSays,
  replaced,
  withNginx,
} from '../../src/servers/beside/nginx.ts';
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
  ['a size of hash buckets in a file after it', {'conf.d/z.conf': ownSize}],
  ['a size and a map after it', {'conf.d/y.conf': `${ownSize}\n${ownMap}`}],
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
  test(`nginx takes elizaos.conf and rotation.conf beside ${what}`, async () => {
    const files = {...(await ownFiles()), ...others};
    expect(await nginxSays(files)).toEqual({isAccepted: true, said: success});
    expect(await nginxSays(files, debiansConfiguration)).toEqual({
      isAccepted: true,
      said: success,
    });
  });
}

test('nginx takes a second copy with each "elizaos" replaced, and one without that is refused', async () => {
  const files = await ownFiles();
  const site = files['conf.d/elizaos.conf'].replaceAll('api.example.com', 'two.example.com');
  const copies = {
    'conf.d/second.conf': site.replaceAll('elizaos', 'second'),
    'second.d/rotation.conf': files['elizaos.d/rotation.conf'].replaceAll('elizaos', 'second'),
  };
  expect(await nginxSays({...files, ...copies})).toEqual({isAccepted: true, said: success});
  const {isAccepted, said} = await nginxSays({...files, 'conf.d/second.conf': site});
  expect(isAccepted).toBe(false);
  expect(said).toContain('duplicate upstream "elizaos"');
});

test('a second site has its own server, key and rotation', async () => {
  await withNamedServer('first', (first) =>
    withNamedServer('second', async (second) => {
      const text = replaced(await nginxExample('elizaos.conf'), [['127.0.0.1:3000', first]]);
      const copy = text
        .replace(first, second)
        .replaceAll('api.example.com', 'two.example.com')
        .replaceAll('elizaos', 'second');
      await withNginx(
        text,
        async (proxy) => {
          const hostOf = (Host: string) => proxy.ask('/', {headers: {Host}});
          expect((await hostOf('api.example.com')).body).toBe('first');
          expect((await hostOf('two.example.com')).body).toBe('second');
        },
        {'conf.d/second.conf': copy},
      );
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
  test(`only requests with the old key go to its server where the key has ${what}`, async () => {
    await withNamedServer('new', (next) =>
      withNamedServer('old', async (old) => {
        const text = replaced(await nginxExample('elizaos.conf'), [['127.0.0.1:3000', next]]);
        const rotation = replaced(await nginxExample('rotation.conf'), [
          ['127.0.0.1:3001', old],
          ['the-old-key', key.replaceAll(/["\\]/g, '\\$&')],
        ]);
        await withNginx(
          text,
          async (proxy) => {
            const serverOf = async (sent: string) =>
              (await proxy.ask('/', {headers: {'X-API-KEY': sent}})).body;
            expect(await serverOf(key)).toBe('old');
            expect((await proxy.ask('/')).body).toBe('new');
            const others = [`${key}x`, `x${key}`, key.slice(0, -1), key.slice(1), otherCase(key)];
            for (const other of others) expect(await serverOf(other), other).toBe('new');
          },
          {'elizaos.d/rotation.conf': rotation},
        );
      }),
    );
  });
}

const success =
  'nginx: the configuration file FOLDER/nginx.conf syntax is ok\nnginx: configuration file FOLDER/nginx.conf test is successful\n';

async function ownFiles() {
  return {
    'conf.d/elizaos.conf': await nginxExample('elizaos.conf'),
    'elizaos.d/rotation.conf': await nginxExample('rotation.conf'),
  };
}

/** A small server that says its name. */
function withNamedServer(name: string, task: (host: string) => Promise<void>): Promise<void> {
  return withStub(
    (_question, response) => response.end(name),
    (url) => task(new URL(url).host),
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
