import type {Locator, Page} from '@playwright/test';
import {panelOf} from '../fixtures/site/enter-settings.ts';

/** Something that a reader does on a page that has the target. */
export interface Action {
  name: string;
  target: (page: Page) => Locator;
  act: (page: Page) => Promise<void>;
}

/** A fast typist, in milliseconds from letter to letter. */
const delay = 60;

/** How long the pointer rests on a link once its page is loaded, in milliseconds. */
const restMs = 300;

/** Otherwise Playwright looks in the page for what the click hits, and the page has to wait for that, too. */
const unwatched = {force: true};

/** In an order in which each leaves the page usable for the next; the last one leaves it. */
export const actions: readonly Action[] = [
  click('chooses a language', (page) => page.getByRole('tab', {selected: false})),
  click('opens a note', (page) => page.locator('.claim-mark-button')),
  press('closes the note', 'Escape', (page) => page.locator('.claim-note:popover-open')),
  click('hides the marks', (page) => page.getByRole('checkbox', {name: 'Test marks'})),
  click('unfolds what is folded', (page) => page.locator('article summary')),
  click('sorts the table', (page) => page.locator('article thead').getByRole('button')),
  press('chooses a server', 'ArrowDown', (page) => page.getByRole('combobox', {name: 'Show'})),
  type('types a key', 'my-key', (page) => panelOf(page).getByLabel('Key', {exact: true})),
  type('types an address', '0', (page) => panelOf(page).getByLabel('Base URL', {exact: true})),
  click('sends the request', (page) => page.getByRole('button', {name: 'Send', exact: true})),
  type('filters the claims', 'cors', (page) => page.locator('.ledger-controls input')),
  click('changes the colors', (page) => page.getByRole('button', {name: /dark and light mode/})),
  press('opens the search', '/', (page) => page.locator('body')),
  {
    name: 'types into the search',
    target: searchField,
    act: (page) => page.keyboard.type('api key required', {delay}),
  },
  press('closes the search', 'Escape', (page) => page.getByRole('dialog')),
  {
    name: 'opens another page',
    target: otherPage,
    async act(page) {
      // A pointer rests on a link before the click, and the page is loaded by then.
      await otherPage(page).first().hover();
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(restMs);
      await otherPage(page).first().click(unwatched);
    },
  },
];

type Target = Action['target'];

function otherPage(page: Page): Locator {
  return page.locator('.menu__link:not(.menu__link--active)');
}

function searchField(page: Page): Locator {
  return page.getByRole('textbox', {name: 'Search these pages'});
}

function click(name: string, target: Target): Action {
  return {name, target, act: (page) => target(page).first().click(unwatched)};
}

function press(name: string, key: string, target: Target): Action {
  return {
    name,
    target,
    async act(page) {
      const first = target(page).first();
      if ((await first.evaluate(({tagName}) => tagName)) === 'SELECT') await first.focus();
      await page.keyboard.press(key);
    },
  };
}

function type(name: string, text: string, target: Target): Action {
  return {name, target, act: (page) => target(page).first().pressSequentially(text, {delay})};
}
