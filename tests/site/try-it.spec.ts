import {withStub} from '../../src/servers/http/stub.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {enterSettings, panelOf} from '../fixtures/site/enter-settings.ts';
import {openInteractive} from '../fixtures/site/site-test.ts';
import {expect, expectStatus, press, test, tryIt} from '../fixtures/site/try-it-test.ts';

test('a request without a key shows the real 401, its headers and its body', async ({page}) => {
  await openInteractive(page, '/clients');
  const group = tryIt(page);
  await press(group, 'Without a key');
  await expectStatus(group, '401 Unauthorized');
  await expect(group).toContainText('This is what a request without a key gets.');
  await expect(group).toContainText(`GET ${new URL(page.url()).origin}/api/agents`);
  await expect(group).toContainText('no X-API-KEY');
  await expect(group.locator('.try-it-body')).toContainText(
    '"message": "Unauthorized: Invalid or missing X-API-KEY"',
  );
  await group.getByText(/headers that a page may read/).click();
  await expect(group.locator('dl')).toContainText('www-authenticate');
});

test('with an empty panel, the request goes out with the key that the snippet shows', async ({
  page,
}) => {
  const variables = {ELIZA_SERVER_AUTH_TOKEN: 'test-key'};
  await withReferenceServer({variables}, async ({url}) => {
    await openInteractive(page, '/clients');
    await enterSettings(page, {url});
    const group = tryIt(page);
    await press(group, 'Send');
    await expect(group).toContainText('X-API-KEY: test-key, as the snippet shows it');
    await expectStatus(group, '200 OK');
  });
});

test('where the server has another key than the snippet, the reader enters it right there', async ({
  page,
  site,
}) => {
  await openInteractive(page, '/');
  const group = tryIt(page, 'first-request');
  await press(group, 'Send');
  await expectStatus(group, '401 Unauthorized');
  await expect(group).toContainText('The server has another key than your-key.');
  await group.getByLabel('Your key').fill(site.key);
  await page.keyboard.press('Enter');
  await expectStatus(group, '200 OK');
  await expect(group).toContainText('X-API-KEY: your key (hidden)');
  // It is the key of the panel, and so of every snippet.
  await expect(panelOf(page).getByLabel('Key', {exact: true})).toHaveValue(site.key);
});

test('with the key the reader sees the agents, and nowhere the key', async ({page, site}) => {
  await openInteractive(page, '/clients');
  await enterSettings(page, {key: site.key});
  const group = tryIt(page);
  await press(group, 'Send');
  await expectStatus(group, '200 OK');
  await expect(group).toContainText('X-API-KEY: your key (hidden)');
  await expect(group.locator('.try-it-body')).toContainText('"name": "Eliza"');
  // Coloured as the documented response is.
  await expect(group.locator('.try-it-body .c-string').first()).toBeVisible();
  expect(await group.innerHTML()).not.toContain(site.key);
});

test('on a phone the link to the panel opens it, and the key can be typed at once', async ({
  page,
}) => {
  await page.setViewportSize({width: 390, height: 800});
  await withStub(
    (_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.writeHead(404).end('{}');
    },
    async (url) => {
      await openInteractive(page, '/clients');
      await enterSettings(page, {url});
      await page.getByRole('button', {name: /^Your server/}).click();
      const group = tryIt(page);
      await press(group, 'Without a key');
      await group.getByRole('link', {name: 'Your server'}).click();
      await page.keyboard.type('typed');
      await expect(panelOf(page).getByLabel('Key', {exact: true})).toHaveValue('typed');
    },
  );
});

test('the key of another server is refused, and the reader is told what to look at', async ({
  page,
}) => {
  await openInteractive(page, '/clients');
  await enterSettings(page, {key: 'the key of another server'});
  const group = tryIt(page);
  await press(group, 'Send');
  await expectStatus(group, '401 Unauthorized');
  await expect(group.getByRole('link', {name: 'Troubleshooting a 401'})).toBeVisible();
});

test('a wrong key gets 401, also where the right one is entered', async ({page, site}) => {
  await openInteractive(page, '/clients');
  await enterSettings(page, {key: site.key});
  const group = tryIt(page);
  await press(group, 'With a wrong key');
  await expectStatus(group, '401 Unauthorized');
  await expect(group).toContainText('X-API-KEY: wrong-key');
});

test('a preflight gets 204 without a key, and says what only the browser may set', async ({
  page,
  site,
}) => {
  await openInteractive(page, '/fix/cors-errors');
  await enterSettings(page, {key: site.key});
  const group = tryIt(page, 'preflight');
  await expect(group.getByRole('button')).toHaveText(['Send']);
  await press(group, 'Send');
  await expectStatus(group, '204 No Content');
  await expect(group).toContainText('OPTIONS');
  await expect(group).toContainText('no X-API-KEY');
  await expect(group).toContainText(
    'A browser lets no page set Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
  );
  await expect(group).toContainText('The answer has no body.');

  await openInteractive(page, '/clients');
  await press(tryIt(page), 'Preflight');
  await expectStatus(tryIt(page), '204 No Content');
});

test('an example that sends no key is sent without one, and offers no wrong one', async ({
  page,
  site,
}) => {
  await openInteractive(page, '/operate/monitor');
  await enterSettings(page, {key: site.key});
  const group = tryIt(page, 'check-health');
  await expect(group.getByRole('button')).toHaveText(['Send']);
  await press(group, 'Send');
  await expectStatus(group, '200 OK');
  await expect(group).toContainText('no X-API-KEY');
});

test('beyond a limit the answer is shown as it is, with a hint', async ({page, site}) => {
  const variables = {FAILED_ATTEMPTS_MAX: '1', ELIZA_SERVER_AUTH_TOKEN: site.key};
  await withReferenceServer({variables}, async ({url}) => {
    await openInteractive(page, '/clients');
    await enterSettings(page, {url});
    const group = tryIt(page);
    await press(group, 'Send');
    await expectStatus(group, '401 Unauthorized');
    await press(group, 'Send');
    await expectStatus(group, '429 Too Many Requests');
    await expect(group.getByRole('link', {name: '429 with the right key'})).toBeVisible();
    await group.getByText(/headers that a page may read/).click();
    await expect(group.locator('dl')).toContainText('retry-after');
  });
});

test('a server without a key is said to have authentication disabled', async ({page}) => {
  await withReferenceServer({}, async ({url}) => {
    await openInteractive(page, '/clients');
    await enterSettings(page, {url});
    await press(tryIt(page), 'With a wrong key');
    await expectStatus(tryIt(page), '200 OK');
    await expect(tryIt(page)).toContainText('authentication is disabled');
  });
});

test('where only pages are served, the reader is told that there is no API', async ({
  page,
  site,
}) => {
  await withStub(
    async ({url: path}, response) => {
      // As a server of files: the site's own pages, and its page for what is not there.
      const file = await fetch(`${site.url}${path?.startsWith('/api') ? '/none' : path}`);
      response
        .writeHead(file.status, {'Content-Type': String(file.headers.get('content-type'))})
        .end(new Uint8Array(await file.arrayBuffer()));
    },
    async (url) => {
      await openInteractive(page, new URL('/clients', url).href);
      const group = tryIt(page);
      await press(group, 'Send');
      await expectStatus(group, '404 Not Found');
      await expect(group).toContainText('Only these pages are served here, and no API.');
    },
  );
});

test('a long body is shown in part', async ({page}) => {
  const answer = JSON.stringify({agents: Array.from({length: 5000}, (_, place) => place)});
  await withStub(
    (_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*').end(answer);
    },
    async (url) => {
      await openInteractive(page, '/clients');
      await enterSettings(page, {url});
      const group = tryIt(page);
      await press(group, 'Without a key');
      await expect(group).toContainText('The body is longer; this is its start.');
      const shown = await group.locator('.try-it-body').textContent();
      expect(shown?.length).toBeLessThan(20_001);
    },
  );
});
