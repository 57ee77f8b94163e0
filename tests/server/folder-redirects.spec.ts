import {exchangeRaw, rawRequest, statusLines} from '../../src/servers/http/raw.ts';
import type {ReferenceServer} from '../../src/servers/reference-server.ts';
import {withServedSite} from '../../src/servers/served-site.ts';
import {expect, test} from '../fixtures/fixtures.ts';

/** The folders of the site that have a page. */
const folders = [
  'folder',
  'below/deeper',
  'page-beside',
  'a name',
  'über',
  'a"<b>',
  'what?',
  'h#1',
  '100%',
  '100%5c',
  'dots..',
  '%0d%0aX: y',
  'back\\slash',
  '.hidden',
];

const files = {
  'index.html': 'home',
  '404.html': 'nothing here',
  'page-beside.html': 'a page beside a folder of its name',
  'no-page/below.html': 'below',
  ...Object.fromEntries(folders.map((name) => [`${name}/index.html`, `the page of ${name}`])),
};

for (const [target, location] of [
  ['/folder', '/folder/'],
  ['/folder?page=2', '/folder/?page=2'],
  ['/folder?', '/folder/?'],
  ['/folder?to=//other.example/..', '/folder/?to=//other.example/..'],
  ['/folder?\\other', '/folder/?\\other'],
  ['http://localhost/folder?page=2', '/folder/?page=2'],
  ['/below/deeper', '/below/deeper/'],
  ['/%66older', '/%66older/'],
  ['/a%20name', '/a%20name/'],
  ['/%C3%BCber', '/%C3%BCber/'],
  ['/a%22%3Cb%3E', '/a%22%3Cb%3E/'],
  ['/a"<b>', '/a%22%3Cb%3E/'],
  ['/what%3F', '/what%3F/'],
  ['/h%231', '/h%231/'],
  ['/100%25', '/100%25/'],
  ['/100%255c', '/100%255c/'],
  ['/dots..', '/dots../'],
  ['/%250d%250aX:%20y', '/%250d%250aX:%20y/'],
] as const) {
  test(`${target} leads to the page of the folder, at ${location}`, async () => {
    await withServedSite(async (server) => {
      for (const method of ['GET', 'HEAD']) {
        const response = await exchange(server, method, target);
        expect(response.status).toBe('301 Moved Permanently');
        expect(response.headers.get('location')).toBe(location);
        const page = await exchange(server, method, location);
        expect(page.status, `${method} ${location}`).toBe('200 OK');
      }
    }, files);
  });
}

for (const target of [
  '/\\other.example/..',
  '/\\other.example/../folder',
  '//other.example/..',
  '///other.example/..',
  '//other.example/../folder',
  '//folder',
  '/%5cother.example/..',
  '/%5Cother.example/..',
  '/%2fother.example',
  '/%2fother.example/..',
  '/%2f%2fother.example/..%2ffolder',
  '/%2f..%2ffolder',
  '/.',
  '/..',
  '/folder/.',
  '/folder/..',
  '/folder/%2e',
  '/folder/%2e%2e',
  '/./folder',
  '/other.example/../folder',
  '/folder%2f',
  '/folder//../folder',
  '/back%5cslash',
  '/back\\slash',
  '/folder\\',
  'http://localhost//other.example',
  'http://localhost//other.example/%2e%2e/folder/..%2ffolder',
  'http://localhost//folder',
  '/\tother.example/..',
  '/no-page',
  '/.hidden',
  '/%2ehidden',
  '/folder%00',
  '/folder%',
]) {
  test(`${JSON.stringify(target)} leads nowhere, least of all to another server`, async () => {
    await withServedSite(async (server) => {
      const response = await exchange(server, 'GET', target);
      expect(response.headers.get('location')).toBeUndefined();
      expect(response.status).toMatch(/^40[04] /);
    }, files);
  });
}

test('a page has the name of a folder first, and no method but GET and HEAD leads to a folder', async () => {
  await withServedSite(async (server) => {
    expect((await server.ask('/page-beside')).body).toBe(files['page-beside.html']);
    expect((await server.ask('/page-beside/')).body).toBe('the page of page-beside');
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const {status, headers} = await server.ask('/folder', {method});
      expect({status, location: headers.location}).toEqual({status: 404, location: undefined});
    }
  }, files);
});

test('a response that leads to a folder has the headers of any page of the site', async () => {
  await withServedSite(async (server) => {
    const redirect = await server.ask('/folder', {headers: {'Accept-Encoding': 'br'}});
    const page = await server.ask('/unknown');
    for (const name of ['content-security-policy', 'referrer-policy', 'cache-control']) {
      expect(redirect.headers[name], name).toBe(page.headers[name]);
    }
    expect(redirect.headers['content-encoding']).toBeUndefined();
    expect(redirect.body).not.toContain('index');
  }, files);
});

/** Sends a target as it is, which a client may write in another way. */
async function exchange(server: ReferenceServer, method: string, target: string) {
  const response = await exchangeRaw(server.url, rawRequest(method, target));
  const [head = ''] = response.split('\r\n\r\n');
  const headers = new Map(
    [...head.matchAll(/^([^:\r\n]+): (.*?)\r?$/gm)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value,
    ]),
  );
  return {status: statusLines(`${head}\r\n`).join(), headers};
}
