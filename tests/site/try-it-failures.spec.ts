import type {RequestListener} from 'node:http';
import type {Page} from '@playwright/test';
import {freePort} from '../../src/machine/free-ports.ts';
import {withStub} from '../../src/servers/http/stub.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {enterSettings, panelOf} from '../fixtures/site/enter-settings.ts';
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

test('a base URL that was copied with a path of the API is used without it, and the panel says so', async ({
  page,
  site,
}) => {
  await openInteractive(page, '/clients');
  await enterSettings(page, {url: `${site.url}/api/agents`, key: site.key});
  await expect(panelOf(page)).toContainText(`Read as ${site.url}`);
  await press(tryIt(page), 'Send');
  await expectStatus(tryIt(page), '200 OK');
});

test('a server that is none of ElizaOS is named as the cause', async ({page}) => {
  const page404: RequestListener = (_request, response) =>
    response.writeHead(404, {'Content-Type': 'application/json'}).end('{}');
  await withStub(allowing(page404), async (url) => {
    await openInteractive(page, '/clients');
    await enterSettings(page, {url});
    await press(tryIt(page), 'Send');
    await expect(tryIt(page)).toContainText(`There is no /api/agents at ${url}`);
  });
});

/** A page of a public address, as the browser is told; the permission is what the reader has decided. */
async function withPermission(page: Page, state: PermissionState): Promise<void> {
  await page.addInitScript((decided) => {
    const status = Object.assign(new EventTarget(), {state: decided});
    Object.defineProperty(navigator.permissions, 'query', {
      value: async ({name}: {name: string}) => {
        if (name !== 'loopback-network') throw new TypeError(name);
        return status;
      },
    });
    Object.assign(window, {
      decide(next: PermissionState) {
        status.state = next;
        status.dispatchEvent(new Event('change'));
      },
    });
  }, state);
}

async function decide(page: Page, state: PermissionState): Promise<void> {
  await page.evaluate(
    (next) => (window as unknown as {decide(next: string): void}).decide(next),
    state,
  );
}

test('while the browser asks whether the page may reach the machine, the reader is told, and the time stands still', async ({
  ownPage: page,
  site,
}) => {
  await withPermission(page, 'prompt');
  await openPublic(page, site);
  let answer = () => {};
  const allowed = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('http://127.0.0.1:9/**', async (route) => {
    await allowed;
    await route.fulfill({headers: {'Access-Control-Allow-Origin': '*'}, json: {}});
  });
  await page.clock.install();
  await enterSettings(page, {url: 'http://127.0.0.1:9'});
  await press(tryIt(page), 'Send');
  await expect(tryIt(page)).toContainText('Your browser asks whether this page may reach');
  await page.clock.fastForward(60_000);
  await expect(tryIt(page)).toContainText('Your browser asks whether this page may reach');
  await decide(page, 'granted');
  answer();
  await expectStatus(tryIt(page), '200 OK');
});

test('where the reader denied the permission for the local network, the page says where to give it', async ({
  ownPage: page,
  site,
}) => {
  await withPermission(page, 'denied');
  await openPublic(page, site);
  await page.route('http://127.0.0.1:9/**', (route) => route.abort());
  await enterSettings(page, {url: 'http://127.0.0.1:9'});
  await press(tryIt(page), 'Send');
  await expectFailure(
    page,
    'not-permitted',
    'does not let this page reach a server on your machine',
  );
  await expect(tryIt(page)).toContainText('icon before its address');
});

test('an HTTPS page asks a private address without HTTPS before it says that the browser does not', async ({
  ownPage: page,
  site,
}) => {
  await openPublic(page, site);
  // Nothing leaves this machine.
  await page.route('http://192.168.77.77/**', (route) => route.abort());
  await enterSettings(page, {url: 'http://192.168.77.77'});
  const asked = page.waitForEvent('request', (request) =>
    request.url().startsWith('http://192.168.77.77/'),
  );
  await press(tryIt(page), 'Send');
  await asked;
  const status = tryIt(page).locator('.try-it-status');
  // What this browser said to it: which one runs here knows the permission, or not.
  await expect(status).toHaveAttribute('data-failure', /^(not-permitted|unreachable)$/);
});

/** Opens the page of the clients at an address of the web, served by this site. */
async function openPublic(page: Page, {url}: {url: string}): Promise<void> {
  await page.route('https://docs.example.com/**', async (route) => {
    const {pathname} = new URL(route.request().url());
    const response = await route.fetch({url: url + pathname});
    await route.fulfill({response});
  });
  await openInteractive(page, 'https://docs.example.com/clients');
}

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
