import {mkdir, readdir, rm, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {gunzipSync} from 'node:zlib';
import {securityHeaders, withoutPageSources} from '../../src/checks/security-headers/names.ts';
import {siteIn} from '../../src/serve/site-in.ts';
import {exchangeRaw, rawRequest, statusLines} from '../../src/servers/http/raw.ts';
import {type ReferenceServer, withReferenceServer} from '../../src/servers/reference-server.ts';
import {contentOf, withServedSite} from '../../src/servers/served-site.ts';
import {withCompressedSite} from '../../src/servers/small-site.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const script = 'assets/js/main.2673d087.js';
const files = {
  'index.html': 'home',
  'guide.html': 'guide',
  'v1.2.html': 'version 1.2',
  'both.html': 'a page beside a folder of its name',
  'both/below.html': 'below',
  'folder/index.html': 'the page of a folder',
  'a name.html': 'a page with a space in its name',
  '404.html': 'nothing here',
  '.hidden.html': 'hidden',
  [script]: 'run();'.repeat(100),
};

for (const [accepted, encoding] of [
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['deflate, zstd', undefined],
  ['br', 'br'],
  ['BR', 'br'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0.1', 'br'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['br;q=0, gzip;q=0.000', undefined],
  ['identity;q=0', undefined],
  ['br;q=x', undefined],
  ['brotli, xgzip', undefined],
] as const) {
  test(`a client that accepts ${accepted ?? 'whatever it gets'} gets a file ${encoding ? `in ${encoding}` : 'as it is'}`, async () => {
    await withFiles(async (server) => {
      const headers: Record<string, string> =
        accepted === undefined ? {} : {'Accept-Encoding': accepted};
      for (const [address, content] of [
        ['/guide', files['guide.html']],
        [`/${script}?v=1`, files[script]],
        ['/unknown', files['404.html']],
      ] as const) {
        const answer = await server.ask(address, {headers});
        expect(answer.headers['content-encoding']).toBe(encoding);
        expect(contentOf(answer)).toBe(content);
        expect(answer.headers.vary).toBe('Accept-Encoding');
        expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
      }
    });
  });
}

for (const [address, status, content] of [
  ['/', 200, 'home'],
  ['/?q=1', 200, 'home'],
  ['/index', 200, 'home'],
  ['/guide?q=/../x', 200, 'guide'],
  ['/guide.html', 200, 'guide'],
  ['/guide/', 404, 'nothing here'],
  ['/guide.htm', 404, 'nothing here'],
  ['/v1.2', 200, 'version 1.2'],
  ['/a%20name', 200, 'a page with a space in its name'],
  ['/both', 200, 'a page beside a folder of its name'],
  ['/both/below', 200, 'below'],
  ['/both/', 404, 'nothing here'],
  ['/assets/js/', 404, 'nothing here'],
  ['/folder/', 200, 'the page of a folder'],
  ['/%67uide', 200, 'guide'],
  ['/guide%2ehtml', 200, 'guide'],
  ['/guide%00', 404, 'nothing here'],
  ['/guide%', 404, 'nothing here'],
  ['/.hidden.html', 404, 'nothing here'],
  ['/.hidden', 404, 'nothing here'],
  ['/../outside.html', 404, 'nothing here'],
  ['/..%2foutside.html', 404, 'nothing here'],
  ['/%2e%2e/outside', 404, 'nothing here'],
  ['/assets/../../outside', 404, 'nothing here'],
  [`/${'x'.repeat(5000)}`, 404, 'nothing here'],
] as const) {
  test(`${address.slice(0, 40)} gives ${status}, compressed and as it is`, async () => {
    await withFiles(async (server) => {
      for (const headers of [{}, {'Accept-Encoding': 'br'}, {'Accept-Encoding': 'gzip'}]) {
        const answer = await server.ask(address, {headers});
        expect(answer.status).toBe(status);
        expect(contentOf(answer)).toBe(content);
        expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
        expect(answer.headers['cache-control']).toBe('no-cache');
      }
    });
  });
}

for (const [ending, type] of [
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.ts', 'text/plain; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
] as const) {
  test(`a file ${ending} has the type ${type}, compressed and as it is`, async () => {
    await withCompressedSite(
      (folder) =>
        withReferenceServer({site: siteIn(folder)}, async (server) => {
          for (const headers of [{}, {'Accept-Encoding': 'br'}]) {
            const response = await server.ask(`/file${ending}`, {headers});
            expect(response.headers['content-type']).toBe(type);
            expect(contentOf(response)).toBe('text');
          }
        }),
      {[`file${ending}`]: 'text'},
    );
  });
}

test('a cache keeps a file for good whose name has a digest of its content, and asks about any other', async () => {
  const named = [script, 'assets/images/key-0d1f1a3b5c7e9f20.png'];
  const others = [
    'assets/notes.txt',
    'assets/js/main.2673d087/part.js',
    'assets/js/main-2673d087.js',
    'assets/js/main2673d087.js',
    'assets/js/main.2673d08.js',
    'assets/js/main.2673d087a.js',
    'assets/js/main.december.js',
    'assets/report-20240115.pdf',
    'assets/report-about-everything-important.pdf',
    'more/assets/js/main.2673d087.js',
    'js/main.2673d087.js',
  ];
  const texts = Object.fromEntries([...named, ...others].map((name) => [name, 'text']));
  await withServedSite(async (server) => {
    const kept = async (name: string) => (await server.ask(`/${name}`)).headers['cache-control'];
    for (const name of named) {
      expect(await kept(name), name).toBe('public, max-age=31536000, immutable');
    }
    for (const name of others) expect(await kept(name), name).toBe('no-cache');
  }, texts);
});

for (const [target, status, location] of [
  ['/folder/', 200, undefined],
  ['/folder', 301, '/folder/'],
  ['/folder?page=2', 301, '/folder/?page=2'],
  ['/assets', 404, undefined],
  ['/folder/.', 404, undefined],
  ['/folder%2f', 404, undefined],
  ['//folder', 404, undefined],
  ['/\\other.example', 404, undefined],
  ['/%5cother.example', 404, undefined],
  ['/\\other.example/..', 404, undefined],
  ['/%5cother.example/..', 404, undefined],
  ['//other.example/..', 404, undefined],
  ['/%2fother.example/..', 404, undefined],
] as const) {
  test(`${target} gives ${status}${location ? ` to ${location}` : ', and leads to no other server'}`, async () => {
    await withFiles(async ({url}) => {
      const response = await exchangeRaw(url, rawRequest('GET', target));
      expect(statusLines(response).join()).toMatch(new RegExp(`^${status} `));
      expect(/^location: (.*)$/im.exec(response)?.[1]?.trim()).toBe(location);
    });
  });
}

for (const [target, status] of [
  ['/folder/../guide', 200],
  ['/folder/%2e%2e/guide', 200],
  ['//guide', 200],
  ['/%61pi/agents', 404],
  ['/guide/../api/agents', 404],
  ['/api/../guide', 401],
  ['/api/%2e%2e/guide', 401],
] as const) {
  test(`no spelling leads from a file to the API or back: ${target} gives ${status}`, async () => {
    await withServedSite(
      async ({url}) => {
        const response = await exchangeRaw(url, rawRequest('GET', target));
        expect(statusLines(response).join()).toMatch(new RegExp(`^${status} `));
        expect(response.endsWith('guide')).toBe(status === 200);
      },
      {...files, 'folder/below.html': 'below'},
      {ELIZA_SERVER_AUTH_TOKEN: strongKey()},
    );
  });
}

test('a link out of the folder is followed', async () => {
  await withFiles(async (server, folder) => {
    await symlink(path.join(folder, '../outside.html'), path.join(folder, 'link.html'));
    expect((await server.ask('/link')).body).toBe('outside');
  });
});

test('each response has the headers against misuse of the API, whatever its status', async () => {
  await withServedSite(async (server, folder) => {
    const ofApi = securityHeaders(await server.ask('/api/agents'));
    const page = await server.ask('/guide');
    const askFor = (headers: Record<string, string>) => server.ask('/guide', {headers});
    const responses = [
      page,
      await askFor({Range: 'bytes=0-1'}),
      await server.ask('/folder'),
      await askFor({'If-None-Match': String(page.headers.etag)}),
      await server.ask('/unknown'),
      await askFor({'If-Match': '"x"'}),
      await askFor({Range: 'bytes=1000-'}),
    ];
    await rm(path.join(folder, '404.html'));
    responses.push(await server.ask('/unknown'));
    for (const name of await readdir(folder)) await rm(path.join(folder, name), {recursive: true});
    responses.push(await server.ask('/'));
    expect(responses.map(({status}) => status)).toEqual([
      200, 206, 301, 304, 404, 412, 416, 500, 503,
    ]);
    for (const response of responses) {
      expect(withoutPageSources(securityHeaders(response)), response.asked).toBe(ofApi);
    }
  }, files);
});

for (const encoding of ['br', 'gzip', undefined]) {
  const headers: Record<string, string> =
    encoding === undefined ? {} : {'Accept-Encoding': encoding};
  const version = encoding ?? 'no encoding';

  test(`a file in ${version} can be asked for in part, by HEAD and under conditions`, async () => {
    await withFiles(async (server) => {
      const whole = await server.ask(`/${script}`, {headers});
      const {etag = '', 'last-modified': modified = ''} = whole.headers;
      expect(whole.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(whole.headers['accept-ranges']).toBe('bytes');

      const ask = (more: Record<string, string>, method = 'GET') =>
        server.ask(`/${script}`, {method, headers: {...headers, ...more}});
      const head = await ask({}, 'HEAD');
      expect(head.bytes.length).toBe(0);
      const {date: _headTime, ...headHeaders} = head.headers;
      const {date: _wholeTime, ...wholeHeaders} = whole.headers;
      expect(headHeaders).toEqual(wholeHeaders);

      const part = await ask({Range: 'bytes=5-9'});
      expect(part.status).toBe(206);
      expect(part.headers['content-encoding']).toBe(encoding);
      expect(part.bytes).toEqual(whole.bytes.subarray(5, 10));

      // RFC 9110, section 13.1.5: a weak ETag never fits, and the time of a change may have been one of two in a second.
      const strong = etag.replace('W/', '');
      for (const condition of [etag, strong, `"other", ${etag}`, '"other"', modified, 'then', '']) {
        for (const range of ['bytes=5-9', 'bytes=100000-']) {
          const all = await ask({Range: range, 'If-Range': condition});
          expect(all.status, `If-Range: ${condition}`).toBe(200);
          expect(all.bytes).toEqual(whole.bytes);
          expect(all.headers['content-range']).toBeUndefined();
        }
      }

      for (const condition of [{'If-None-Match': etag}, {'If-Modified-Since': modified}]) {
        const same = await ask(condition);
        expect(same.status).toBe(304);
        expect(same.bytes.length).toBe(0);
        expect(same.headers).toMatchObject({
          etag,
          vary: 'Accept-Encoding',
          'cache-control': 'public, max-age=31536000, immutable',
        });
        expect(same.headers['content-encoding']).toBeUndefined();
      }

      for (const [condition, status] of [
        [{'If-Match': '"other"'}, 412],
        [{'If-Unmodified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT'}, 412],
        [{Range: 'bytes=100000-'}, 416],
      ] as const) {
        const refused = await ask(condition);
        expect(refused.status).toBe(status);
        expect(refused.json()).toMatchObject({error: {code: status}});
        const range = status === 416 ? `bytes */${whole.bytes.length}` : undefined;
        expect(refused.headers['content-range']).toBe(range);
        expect(refused.headers['content-encoding']).toBeUndefined();
        expect(refused.headers['content-type']).toBe('application/json; charset=utf-8');
        expect(refused.headers['cache-control']).toBe('no-cache');
      }
    });
  });
}

test('the versions of a file have validators of their own', async () => {
  await withFiles(async (server) => {
    const tags = [];
    for (const accepted of ['br', 'gzip', 'identity']) {
      const {headers} = await server.ask(`/${script}`, {headers: {'Accept-Encoding': accepted}});
      tags.push(headers.etag);
    }
    expect(new Set(tags).size).toBe(3);
  });
});

test('a folder without versions is served as it is, and no cache is told of versions', async () => {
  await withServedSite(async (server) => {
    for (const address of ['/', '/guide', `/${script}`, '/unknown']) {
      const {headers} = await server.ask(address, {headers: {'Accept-Encoding': 'br, gzip'}});
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers.vary).toBeUndefined();
    }
  }, files);
});

test('a build while the server runs counts at once: new files, changed ones and lost versions', async () => {
  await withFiles(async (server, folder) => {
    const ask = (address: string) => server.ask(address, {headers: {'Accept-Encoding': 'br'}});
    await ask('/guide');
    await rm(path.join(folder, 'guide.html.br'));
    await writeFile(path.join(folder, 'guide.html'), 'changed');
    await writeFile(path.join(folder, 'new.html'), 'new');
    expect(contentOf(await ask('/guide'))).toBe('changed');
    expect((await ask('/new')).body).toBe('new');
    await rm(path.join(folder, 'guide.html'));
    expect((await ask('/guide')).status).toBe(404);
  });
});

test('a version asked for by its own name is a file like others', async () => {
  await withFiles(async (server) => {
    const {headers, bytes} = await server.ask('/guide.html.gz');
    expect(headers['content-type']).toBe('application/gzip');
    expect(headers['content-encoding']).toBeUndefined();
    expect(gunzipSync(bytes).toString()).toBe('guide');
  });
});

test('a folder with the name of a page, or of a version, is none', async () => {
  await withFiles(async (server, folder) => {
    await rm(path.join(folder, 'guide.html.br'));
    await mkdir(path.join(folder, 'guide.html.br'));
    await mkdir(path.join(folder, 'no-page.html'));
    const {headers} = await server.ask('/guide', {headers: {'Accept-Encoding': 'br, gzip'}});
    expect(headers['content-encoding']).toBe('gzip');
    expect((await server.ask('/no-page')).status).toBe(404);
  });
});

test('a method that no file has gets the page for what is not there', async () => {
  await withFiles(async (server) => {
    const answer = await server.ask('/guide', {method: 'POST', headers: {'Accept-Encoding': 'br'}});
    expect(answer.status).toBe(404);
    expect(contentOf(answer)).toBe('nothing here');
  });
});

test('a target that is no path leads to no file', async () => {
  await withFiles(async (server) => {
    for (const target of ['guide', '*', '//guide', '/./../../outside', '\\..\\outside']) {
      const answer = await exchangeRaw(server.url, rawRequest('GET', target));
      expect(statusLines(answer).join()).not.toMatch(/^5/);
      expect(answer).not.toContain('outside');
    }
  });
});

/** Gives a task a server with these files and their versions, and the folder of its site; beside it lies another page. */
function withFiles(
  task: (server: ReferenceServer, folder: string) => Promise<void>,
): Promise<void> {
  const inSite = Object.entries(files).map(([name, text]) => [`site/${name}`, text]);
  return withCompressedSite(
    (parent) => {
      const folder = path.join(parent, 'site');
      return withReferenceServer({site: siteIn(folder)}, (server) => task(server, folder));
    },
    {...Object.fromEntries(inSite), 'outside.html': 'outside'},
  );
}
