import type {Page} from '@playwright/test';
import {projectRoot} from '../../src/machine/project.ts';
import {readCompatibility} from '../../src/records/compatibility.ts';
import {tellTales} from '../../src/records/tell-tales.ts';
import {withStub} from '../../src/servers/http/stub.ts';
import {axeOn} from '../fixtures/site/axe-violations.ts';
import {enterSettings, panelOf} from '../fixtures/site/enter-settings.ts';
import {openInteractive} from '../fixtures/site/site-test.ts';
import {expect, expectStatus, press, test, tryIt} from '../fixtures/site/try-it-test.ts';

const {versions, refusals} = tellTales(readCompatibility(projectRoot));
const [oldest = '', newest = ''] = [versions[0], versions.at(-1)];

/** What a server of some version is, as a reader who has no key, or the key, comes to see it. */
interface StandIn {
  refusal?: string;
  version?: string;
}

for (const {body, versions: on} of refusals.filter(({versions: some}) => some.length > 0)) {
  test(`the 401 of ElizaOS ${on.join(', ')} is recognized, and one press shows the pages for it from then on`, async ({
    page,
  }) => {
    const best = on.at(-1) ?? '';
    await withRelease({refusal: body}, async (url) => {
      await openInteractive(page, '/authentication');
      await enterSettings(page, {url});
      const group = tryIt(page);
      await press(group, 'Without a key');
      await expectStatus(group, '401');
      const range = on.includes(newest) ? `${on[0]} or newer` : `${best} or older`;
      await expect(offerOn(page)).toContainText(`This looks like ElizaOS ${range}.`);
      await expect(group.getByRole('status')).toContainText(`This looks like ElizaOS ${range}.`);
      await press(group, `Show these pages for ElizaOS ${best}`);
      await expect(page.locator('html')).toHaveAttribute('data-server', best);
      await expect(choiceOn(page)).toHaveValue(best);
      await expect(offerOn(page).locator('[aria-live]')).toHaveText(
        `These pages are now shown for ElizaOS ${best}.`,
      );
      await page.goto('/fix/cors-errors');
      await expect(page.locator('html')).toHaveAttribute('data-server', best);
    });
  });
}

test('a choice that is right gets no offer, and one that is wrong is named', async ({page}) => {
  const {body, versions: on} = refusalOf(newest);
  await withRelease({refusal: body}, async (url) => {
    await openInteractive(page, `/clients?server=${on[0]}`);
    await enterSettings(page, {url});
    const group = tryIt(page);
    await press(group, 'Without a key');
    await expectStatus(group, '401');
    await expect(offerOn(page)).toHaveCount(0);
    // The panel has folded since.
    await page.getByRole('button', {name: /^Your server/}).click();
    await choiceOn(page).selectOption(oldest);
    await expect(offerOn(page)).toContainText(
      `This looks like ElizaOS ${on[0]} or newer. But these pages are shown for ElizaOS ${oldest}.`,
    );
    await press(group, `Show these pages for ElizaOS ${newest}`);
    await press(group, 'Undo');
    await expect(choiceOn(page)).toHaveValue(oldest);
  });
});

test('the reference server is recognized where the pages are shown for a release', async ({
  page,
}) => {
  await openInteractive(page, '/clients');
  const group = tryIt(page);
  await press(group, 'Send');
  await expectStatus(group, '401');
  await expect(offerOn(page)).toHaveCount(0);
  await choiceOn(page).selectOption(newest);
  await expect(offerOn(page)).toContainText('This looks like the reference server. But');
  await press(group, 'Show these pages for the reference server');
  await expect(choiceOn(page)).toHaveValue('reference');
});

test('an unknown server gets no offer', async ({page}) => {
  await withRelease({refusal: '{"error":"Unauthorized"}'}, async (url) => {
    await openInteractive(page, `/clients?server=${newest}`);
    await enterSettings(page, {url});
    await press(tryIt(page), 'Without a key');
    await expectStatus(tryIt(page), '401');
    await expect(tryIt(page).locator('.try-it-body')).toContainText('Unauthorized');
    await expect(offerOn(page)).toHaveCount(0);
  });
});

test('with the key the version is requested when the reader wants it, and not before', async ({
  page,
}) => {
  await withRelease({version: oldest}, async (url, paths) => {
    await openInteractive(page, '/clients');
    await enterSettings(page, {url, key: 'my key'});
    const group = tryIt(page);
    await press(group, 'Send');
    await expectStatus(group, '200');
    await expect(offerOn(page)).toContainText('Which version of ElizaOS is it?');
    expect(paths).toEqual(['/api/agents']);
    await press(group, 'Get its version');
    await expect(offerOn(page).locator('[aria-live]')).toHaveText(`This is ElizaOS ${oldest}.`);
    expect(paths).toEqual(['/api/agents', '/api/system/version']);
    await press(group, `Show these pages for ElizaOS ${oldest}`);
    await expect(choiceOn(page)).toHaveValue(oldest);
  });
});

for (const {case: name, version, chosen, says} of [
  {
    case: 'that fits the choice',
    version: newest,
    chosen: newest,
    says: `This is ElizaOS ${newest}. These pages are shown for ElizaOS ${newest}.`,
  },
  {
    case: 'that was not tried',
    version: '1.999.0',
    chosen: '',
    says: `This is ElizaOS 1.999.0, which was not tried. Nearest to it is ${newest}.`,
  },
  {
    case: 'that nobody knows',
    version: undefined,
    chosen: '',
    says: 'It told no version of ElizaOS that these pages know.',
  },
]) {
  test(`of a version ${name} the reader is told so`, async ({page}) => {
    await withRelease({...(version === undefined ? {} : {version})}, async (url) => {
      await openInteractive(page, chosen === '' ? '/clients' : `/clients?server=${chosen}`);
      await enterSettings(page, {url, key: 'my key'});
      await press(tryIt(page), 'Send');
      await expectStatus(tryIt(page), '200');
      await press(tryIt(page), 'Get its version');
      await expect(offerOn(page).locator('[aria-live]')).toHaveText(says);
    });
  });
}

test('the offer is taken by keyboard, and the focus stays on its button', async ({page}) => {
  await withRelease({version: newest}, async (url) => {
    await openInteractive(page, '/clients');
    await enterSettings(page, {url, key: 'my key'});
    await press(tryIt(page), 'Send');
    const button = offerOn(page).getByRole('button');
    await expect(button).toHaveText('Get its version');
    await button.focus();
    for (const next of [`Show these pages for ElizaOS ${newest}`, 'Undo']) {
      await page.keyboard.press('Enter');
      await expect(button).toHaveText(next);
      await expect(button).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(choiceOn(page)).toHaveValue('');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`on a phone the offer fits and can be read by everyone, in ${colorScheme} mode`, async ({
    page,
  }) => {
    await page.setViewportSize({width: 390, height: 844});
    await page.emulateMedia({colorScheme});
    await withRelease({refusal: refusalOf(newest).body}, async (url) => {
      await openInteractive(page, `/clients?server=${oldest}`);
      await enterSettings(page, {url});
      await press(tryIt(page), 'Send');
      const box = await offerOn(page).getByRole('button').boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      const {violations} = await axeOn(page).include('.try-it').analyze();
      expect(violations.map(({id, nodes}) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}

/** What is said of the server in the first result of the page. */
function offerOn(page: Page) {
  return tryIt(page).locator('.try-it-server');
}

function choiceOn(page: Page) {
  return panelOf(page).getByLabel('This server is', {exact: true});
}

function refusalOf(version: string) {
  const refusal = refusals.find(({versions: on}) => on.includes(version));
  if (!refusal) throw new Error(`The record has no refusal of ElizaOS ${version}.`);
  return refusal;
}

/** A server that any page may read, with the paths of the requests that it gets, but for preflights. */
async function withRelease(
  {refusal = '', version}: StandIn,
  task: (url: string, paths: readonly string[]) => Promise<void>,
): Promise<void> {
  const paths: string[] = [];
  await withStub(
    ({method, url = '', headers}, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', 'X-API-KEY');
      if (method === 'OPTIONS') {
        response.writeHead(204).end();
        return;
      }
      paths.push(url);
      if (headers['x-api-key'] === undefined) response.writeHead(401).end(refusal);
      else if (url === '/api/agents') response.end('{"success":true,"data":{"agents":[]}}');
      else if (version === undefined) response.writeHead(404).end('{"success":false}');
      else response.end(JSON.stringify({version, source: 'server'}));
    },
    (url) => task(url, paths),
  );
}
