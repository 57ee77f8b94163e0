import type {RequestListener} from 'node:http';
import type {Page} from '@playwright/test';
import {freePort} from '../../src/machine/free-ports.ts';
import {withStub} from '../../src/servers/http/stub.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {enterSettings} from '../fixtures/site/enter-settings.ts';
import {openInteractive} from '../fixtures/site/site-test.ts';
import {expect, expectStatus, press, test, tryIt} from '../fixtures/site/try-it-test.ts';

/** Lets any page ask, and answers in the end as it is told. */
function allowing(answer: RequestListener): RequestListener {
  return (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'X-API-KEY');
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else answer(request, response);
  };
}

test('a server of another origin that allows this page is asked, with the key', async ({
  page,
  site,
}) => {
  const variables = {CORS_ORIGIN: site.url, ELIZA_SERVER_AUTH_TOKEN: site.key};
  await withReferenceServer({variables}, async ({url, key}) => {
    await openInteractive(page, '/clients');
    await enterSettings(page, {url: `${url}/`, key});
    await press(tryIt(page), 'Send');
    await expectStatus(tryIt(page), '200 OK');
    await expect(tryIt(page)).toContainText(`GET ${url}/api/agents`);
  });
});

test('an answer that CORS keeps from the page is told from a server that is down', async ({
  page,
  site,
}) => {
  await withStub(
    (_request, response) => response.end('{}'),
    async (url) => {
      await openInteractive(page, '/clients');
      await enterSettings(page, {url});
      await press(tryIt(page), 'Send');
      await expectFailure(page, 'cors', `${url} answers, but the browser keeps its answer`);
      await expect(tryIt(page)).toContainText(`list ${site.url} in CORS_ORIGIN`);
      await expect(tryIt(page)).not.toContainText('npm start');
    },
  );
});

test('where the server also forbids to embed its answers, both causes are named', async ({
  page,
  site,
}) => {
  const variables = {CORS_ORIGIN: 'https://app.example.com', ELIZA_SERVER_AUTH_TOKEN: site.key};
  await withReferenceServer({variables}, async ({url}) => {
    await openInteractive(page, '/clients');
    await enterSettings(page, {url});
    await press(tryIt(page), 'Send');
    await expectFailure(page, 'unreachable', `No answer of ${url} reaches this page.`);
    await expect(tryIt(page)).toContainText('ELIZA_SERVER_AUTH_TOKEN=test-key npm start');
    await expect(tryIt(page)).toContainText(`If it runs, it has to list ${site.url}`);
  });
});

test('where no server runs, the command that starts it is shown', async ({page}) => {
  const url = `http://127.0.0.1:${await freePort()}`;
  await openInteractive(page, '/clients');
  await enterSettings(page, {url});
  await press(tryIt(page), 'Send');
  await expectFailure(page, 'unreachable', `No answer of ${url} reaches this page.`);
  await expect(tryIt(page)).toContainText('ELIZA_SERVER_AUTH_TOKEN=test-key npm start');
  await tryIt(page).getByRole('link', {name: 'Quick start'}).click();
  await expect(page).toHaveURL(/#quick-start$/);
});

const silent: readonly {what: string; answer: RequestListener}[] = [
  {what: 'never answers', answer: () => undefined},
  {
    what: 'begins an answer and never ends it',
    answer: (_request, response) => response.writeHead(200).write('{'),
  },
];

for (const {what, answer} of silent) {
  test(`a server that ${what} is given up after ten seconds`, async ({ownPage: page}) => {
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const listener = allowing((request, response) => {
      answer(request, response);
      asked();
    });
    await withStub(listener, async (url) => {
      await page.clock.install();
      await openInteractive(page, '/clients');
      await enterSettings(page, {url});
      await press(tryIt(page), 'Send');
      await isAsked;
      await expect(tryIt(page)).toContainText('Waiting for the answer…');
      await page.clock.fastForward(10_000);
      await expectFailure(page, 'time-out', `${url} did not answer within 10 seconds.`);
    });
  });
}

test('a redirect is not followed, and the key goes to the entered server only', async ({
  page,
  site,
}) => {
  const received: string[] = [];
  const elsewhere: RequestListener = (request, response) => {
    received.push(request.url ?? '');
    response.end('{}');
  };
  const askedWithKey: string[] = [];
  page.on('request', async (request) => {
    if ('x-api-key' in request.headers()) askedWithKey.push(request.url());
  });
  await withStub(allowing(elsewhere), async (target) => {
    const redirecting = allowing((_request, response) =>
      response.writeHead(302, {Location: `${target}/api/agents`}).end(),
    );
    await withStub(redirecting, async (url) => {
      await openInteractive(page, '/clients');
      await enterSettings(page, {url, key: site.key});
      await press(tryIt(page), 'Send');
      await expectFailure(page, 'redirect', `${url} redirects to another address, and your key`);
      expect(received).toEqual([]);
      expect(askedWithKey).toEqual([`${url}/api/agents`]);
      const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
      expect(stored).not.toContain(JSON.stringify(site.key).slice(1, -1));
    });
  });
});

test('what cannot be used in the panel is not sent', async ({page}) => {
  await openInteractive(page, '/clients');
  await enterSettings(page, {url: 'localhost:3000'});
  await press(tryIt(page), 'Send');
  await expectFailure(page, 'bad-setting', 'What is entered in the panel cannot be used.');
  await expect(tryIt(page)).toContainText('Write the URL with its scheme');
  await enterSettings(page, {url: '', key: ' key'});
  await press(tryIt(page), 'Send');
  await expect(tryIt(page)).toContainText('Remove the whitespace around the key');
});

test('the reader is told where the code for it does not load', async ({ownPage: page}) => {
  await openInteractive(page, '/clients');
  await page.waitForLoadState('networkidle');
  await page.route('**/assets/js/**', (route) => route.abort());
  await press(tryIt(page), 'Send');
  await expect(tryIt(page).getByRole('status')).toHaveText(/did not load\. Reload the page\.$/);
});

async function expectFailure(page: Page, code: string, sentence: string): Promise<void> {
  await expectStatus(tryIt(page), sentence);
  await expect(tryIt(page).locator('.try-it-status')).toHaveAttribute('data-failure', code);
  await expect(tryIt(page).getByRole('status')).toContainText(sentence);
}
