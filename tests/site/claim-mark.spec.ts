import type {Locator, Page} from '@playwright/test';
import {guide} from '../fixtures/site/addresses.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';
import {theEntry} from '../fixtures/site/the-ledger.ts';

const id = 'authentication/refusal-status';

/** The first claim of the block that has it. */
const first = 'refusal-status';

test('a mark opens by keyboard, shows what was documented and seen, and closes by Esc', async ({
  page,
}) => {
  await page.goto(guide);
  const mark = markOf(page, first);
  const note = noteOf(page, first);
  await mark.focus();
  await expect(note).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(note).toBeVisible();

  const {documented, observed, commit, time, changed, target} = theEntry(id);
  await expect(note).toContainText(documented[0] ?? 'a value');
  await expect(note).toContainText(observed[0]?.answer ?? 'an answer');
  await expect(note).toContainText(target);
  await expect(note).toContainText(commit?.slice(0, 7) ?? 'outside a repository');
  await expect(note.getByText('with uncommitted changes')).toHaveCount(changed ? 1 : 0);
  await expect(note.locator('time').first()).toHaveAttribute(
    'datetime',
    time.replace(/\.\d+Z$/, 'Z'),
  );

  await page.keyboard.press('Tab');
  await expect(note.getByRole('button', {name: 'Close'})).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(mark).toBeFocused();
});

test('a note begins with what matters in plain words, and names each claim of its block', async ({
  page,
}) => {
  await page.goto(guide);
  await markOf(page, 'enabled').click();
  const note = noteOf(page, 'enabled');
  await expect(note).toHaveText(/^\s*The reference server did what both statements say\./);
  for (const claim of ['enabled', 'enabled-with-key']) {
    await expect(note.locator(`a[href="#claim-${claim}"]`)).toBeVisible();
  }
});

test('what a release does differently is in the name of the mark, and in its note', async ({
  page,
}) => {
  await page.goto('/reference/errors-and-headers');
  const mark = markOf(page, 'policy');
  await expect(mark).toHaveAccessibleName(/^1 statement tested ?, differs on ElizaOS [\d.]+$/);
  await mark.click();
  const note = noteOf(page, 'policy');
  await expect(note).toContainText(/ElizaOS [\d.]+ does something else\./);
  // A value without its directive says nothing.
  await expect(note).toContainText(/Directive [\w-]+: /);
  await expect(note).not.toContainText(/^GET \/api\/agents: default-src/);
});

test('a note says the same on a page that was opened by a link of the site', async ({page}) => {
  await page.goto(guide);
  const direct = await noteOf(page, first).textContent();
  await openInteractive(page, '/clients');
  await page.getByRole('link', {name: 'Authentication', exact: true}).first().click();
  await expect(page).toHaveURL(/\/authentication$/);
  await markOf(page, first).click();
  await expect(noteOf(page, first)).toContainText('The reference server did');
  expect(await noteOf(page, first).textContent()).toBe(direct);
});

test('no note shows a piece of a page of HTML', async ({page}) => {
  for (const address of ['/', '/fix/refused-requests', '/operate/monitor']) {
    await page.goto(address);
    const notes = page.locator('.claim-note');
    expect((await notes.allTextContents()).join('\n'), address).not.toMatch(/<(?:html|head|body)/i);
  }
});

test('a mark leads to the source of its check', async ({page}) => {
  await page.goto(guide);
  await markOf(page, first).click();
  const {check} = theEntry(id);
  const name = `${check.file}, line ${check.line}`;
  const link = noteOf(page, first).getByRole('link', {name}).first();
  const answer = await page.request.get(await link.evaluate((a: HTMLAnchorElement) => a.href));
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('text/plain');
  expect((await answer.text()).split('\n')[check.line - 1]).toContain(id);
});

test.describe('without scripts', () => {
  test.use({javaScriptEnabled: false});

  test('a mark works without JavaScript', async ({page}) => {
    await page.goto(guide);
    const note = noteOf(page, first);
    await expect(note).toBeHidden();
    await markOf(page, first).click();
    await expect(note).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(note).toBeHidden();
  });
});

test('a note that leaves answers out leads to the row that has them', async ({page}) => {
  await page.goto('/reference/errors-and-headers');
  await markOf(page, 'headers').click();
  const note = noteOf(page, 'headers');
  const more = note.getByRole('link', {name: /^and \d+ more$/});
  await more.click();
  await expect(page).toHaveURL(/how-it-is-checked#reference\/errors-and-headers\/headers$/);
  await expect(page.locator('[id="reference/errors-and-headers/headers"]')).toBeInViewport();
});

test('a claim in a sentence has no role, no name and no stop of its own', async ({page}) => {
  await page.goto(guide);
  const controls = page.locator('.claim :is(button, [tabindex], [role], [aria-label])');
  // Tables and code scroll, and so have a stop.
  await expect(controls.and(page.locator('p *, li > span *'))).toHaveCount(0);
});

test('each block with claims has one mark, and each mark one stop', async ({page}) => {
  await page.goto(guide);
  const [claims, marks, inParagraphs] = await page.evaluate(() => [
    document.querySelectorAll('.claim').length,
    document.querySelectorAll('.claim-mark').length,
    [...document.querySelectorAll('.markdown p')].filter(
      (one) => one.querySelectorAll('.claim-mark').length > 1,
    ).length,
  ]);
  expect(inParagraphs).toBe(0);
  expect(marks).toBeLessThan(claims * 0.75);
  await expect(page.locator('.claim-mark button')).toHaveCount(marks);
});

test('marks stand in the margin of a desktop, beside their block and clear of the list of sections', async ({
  page,
}) => {
  await page.setViewportSize({width: 1280, height: 900});
  await openInteractive(page, guide);
  for (const {left, right, height, distance, column, aside} of await placesOfMarks(page)) {
    expect(left).toBeGreaterThanOrEqual(column);
    expect(right).toBeLessThanOrEqual(aside);
    expect(height).toBeLessThan(32);
    expect(Math.abs(distance), 'from the last line of the block').toBeLessThan(36);
  }
});

test('marks stand at the end of their block on a phone, within its width', async ({page}) => {
  await page.setViewportSize({width: 390, height: 844});
  await openInteractive(page, guide);
  for (const {left, right, distance} of await placesOfMarks(page)) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(390);
    expect(Math.abs(distance), 'from the end of the block').toBeLessThan(28);
  }
});

test('an open note is beside its mark and on the screen, on a phone and on a desktop', async ({
  page,
}) => {
  await openInteractive(page, guide);
  for (const width of [360, 390, 1280]) {
    await page.setViewportSize({width, height: 740});
    for (const name of [first, 'refused-requests', 'flow', 'weak-key-case', 'methods']) {
      const mark = markOf(page, name);
      await mark.click();
      const note = noteOf(page, name);
      await expect(note).toBeInViewport({ratio: 1});
      const [own, its] = [await note.boundingBox(), await mark.boundingBox()];
      if (!own || !its) throw new Error('The note or its mark is not there.');
      const gap = Math.max(own.y - (its.y + its.height), its.y - (own.y + own.height));
      expect(gap, `${name} at ${width}`).toBeLessThan(24);
      expect(gap, `${name} at ${width}`).toBeGreaterThanOrEqual(-1);
      await page.keyboard.press('Escape');
    }
  }
});

test('a reader hides all marks by one switch, on the next page and after a reload too', async ({
  page,
}) => {
  await openInteractive(page, guide);
  const marks = page.locator('.claim-mark').filter({visible: true});
  const before = await marks.count();
  const choice = page.getByRole('checkbox', {name: 'Test marks'});
  await choice.uncheck();
  await expect(marks).toHaveCount(0);
  await openInteractive(page, '/fix/cors-errors');
  await expect(marks).toHaveCount(0);
  await page.goto(guide, {waitUntil: 'commit'});
  await expect(page.locator('html')).toHaveAttribute('data-marks', 'hidden');
  await expect(choice).not.toBeChecked();
  await choice.check();
  await expect(marks).toHaveCount(before);
});

test('the three kinds of marks are told apart without colour', async ({page}) => {
  await page.emulateMedia({forcedColors: 'active'});
  await page.goto('/fix/cors-errors?server=1.7.2');
  const signs = await page
    .locator('.server-mark')
    .filter({visible: true})
    .evaluateAll((all) =>
      all.map((one) => [
        one.getAttribute('data-on-it') ?? '',
        one.querySelector('path')?.getAttribute('d') ?? '',
        getComputedStyle(one.querySelector('svg') ?? one).stroke,
      ]),
    );
  const byOutcome = new Map(signs.map(([outcome = '', path = '']) => [outcome, path]));
  expect(byOutcome.size).toBeGreaterThan(1);
  expect(new Set(byOutcome.values()).size).toBe(byOutcome.size);
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const [outcome, , stroke] of signs) expect(stroke, outcome).not.toBe(background);
  await page.emulateMedia({forcedColors: 'none'});
});

test('selected text has no mark in it', async ({page}) => {
  await page.goto(guide);
  await page.locator('article').selectText();
  const selected = await page.evaluate(() => String(getSelection()));
  expect(selected).toContain('401 Unauthorized');
  expect(selected).not.toContain('tested');
  expect(selected).not.toContain('Documented');
});

test('a link to a claim leads to it', async ({page}) => {
  await page.goto(`${guide}#claim-refusal-status`);
  await expect(page.locator('[id="claim-refusal-status"]')).toBeInViewport();
});

/** The mark of the block that begins with this claim. */
function markOf(page: Page, claim: string): Locator {
  return page.locator(`[popovertarget="tests-of-${claim}"]`).first();
}

function noteOf(page: Page, claim: string): Locator {
  return page.locator(`[id="tests-of-${claim}"]`);
}

/** Where each mark is on the screen, and how far its middle is from the last line of its block. */
function placesOfMarks(page: Page) {
  return page.evaluate(() => {
    const column = document.querySelector('.markdown')?.getBoundingClientRect().right ?? 0;
    const aside = document.querySelector('.doc-aside')?.getBoundingClientRect().left ?? 0;
    return [...document.querySelectorAll('.claim-mark')]
      .filter((mark) => mark.checkVisibility())
      .map((mark) => {
        const {left, right, top, bottom, height} = mark.getBoundingClientRect();
        const block = mark.closest('p') ?? mark.previousElementSibling ?? mark;
        const distance = block.getBoundingClientRect().bottom - (top + bottom) / 2;
        return {left, right, height, distance, column, aside};
      });
  });
}
