import type {Locator, Page} from '@playwright/test';

/** Enters the reader's own server and key in the panel of the open page, which must be interactive. */
export async function enterSettings(
  page: Page,
  {url, key}: {url?: string; key?: string},
): Promise<void> {
  // On a narrow screen the panel is closed.
  const opener = page.getByRole('button', {name: /^Your server/});
  if ((await opener.isVisible()) && (await opener.getAttribute('aria-expanded')) === 'false') {
    await opener.click();
  }
  const panel = panelOf(page);
  if (url !== undefined) await panel.getByLabel('Base URL', {exact: true}).fill(url);
  if (key !== undefined) await panel.getByLabel('Key', {exact: true}).fill(key);
}

/** The panel for the reader's own server and key; pages without requests have none. */
export function panelOf(page: Page): Locator {
  return page.getByRole('region', {name: 'Your server'});
}
