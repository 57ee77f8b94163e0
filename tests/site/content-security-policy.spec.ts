import type {Page} from '@playwright/test';
import {diagramCount, everyAddress} from '../fixtures/site/addresses.ts';
import {expectDiagrams} from '../fixtures/site/diagrams.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

test('every page works under the Content-Security-Policy, in both colour modes', async ({
  browser,
  site,
}) => {
  // A page of its own, since the one of the fixture takes the status 404 for an error.
  const page = await browser.newPage({baseURL: site.url});
  const violations = await violationsOf(page);
  for (const address of everyAddress) {
    await openInteractive(page, address);
    const toggle = page.getByRole('button', {name: /dark and light mode/}).first();
    for (let press = 0; press < 3; press++) await toggle.click();
    await expectDiagrams(page, diagramCount(address));
    expect(violations(), address).toEqual([]);
  }
  await page.close();
});

test('the policy allows a page the scripts that the build wrote, and an answer of the API none', async ({
  site,
}) => {
  expect(await scriptSources('/')).toMatch(/^'self'( 'sha256-[A-Za-z\d+/]{43}=')+$/);
  expect(await scriptSources('/api/agents')).toBe("'self'");

  async function scriptSources(path: string): Promise<string | undefined> {
    const policy = String((await site.ask(path)).headers['content-security-policy']);
    return /(?<=script-src )[^;]*/.exec(policy)?.[0];
  }
});

test('a script that someone puts into a page does not run, and is noticed here', async ({
  browser,
  site,
}) => {
  const page = await browser.newPage({baseURL: site.url});
  const violations = await violationsOf(page);
  await page.goto('/');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = "document.title = 'Changed'";
    document.body.append(script);
  });
  await expect.poll(violations).toEqual(['script-src-elem inline']);
  expect(await page.title()).not.toBe('Changed');
  await page.close();
});

/** Collects what the policy forbids on the pages that are opened from now on. */
async function violationsOf(page: Page): Promise<() => string[]> {
  const violations: string[] = [];
  await page.exposeFunction('noteViolation', (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const {noteViolation} = window as unknown as {noteViolation(text: string): void};
      noteViolation(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return () => violations;
}
