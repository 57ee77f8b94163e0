import {expect, test} from '../fixtures/site/site-test.ts';

test('a page and what it loads come in brotli, and a browser keeps what never changes', async ({
  site,
}) => {
  const headers = {'Accept-Encoding': 'gzip, deflate, br'};
  const home = await site.ask('/', {headers});
  expect(home.headers).toMatchObject({'content-encoding': 'br', 'cache-control': 'no-cache'});

  const {body} = await site.ask('/');
  const loaded = [...body.matchAll(/(?:src|href)="?(\/assets\/[^"\s>]+)/g)].map(
    ([, path = '']) => path,
  );
  expect(loaded.length).toBeGreaterThan(2);
  for (const path of loaded) {
    const {headers: received} = await site.ask(path, {headers});
    expect(received['cache-control'], path).toBe('public, max-age=31536000, immutable');
    // A face is compressed already.
    const isFace = path.endsWith('.woff2');
    expect(received['content-encoding'], path).toBe(isFace ? undefined : 'br');
  }
});
