import {stat} from 'node:fs/promises';
import path from 'node:path';
import {projectRoot} from '../../src/machine/project.ts';
import {diagramCount, guide} from '../fixtures/site/addresses.ts';
import {expectDiagrams} from '../fixtures/site/diagrams.ts';
import {windows} from '../fixtures/site/first-load.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** Kept after the run, for a person to look at; CI uploads it. */
const folder = path.join(projectRoot, 'artefacts');

/** A picture of the whole guide that shows anything is larger, in bytes. */
const leastBytes = 200_000;

for (const window of ['phone', 'desktop'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the whole guide on a ${window} in ${colorScheme} mode is there to look at`, async ({
      page,
    }, testInfo) => {
      await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
      await page.setViewportSize(windows[window]);
      await openInteractive(page, guide);
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expectDiagrams(page, diagramCount(guide));
      const name = `guide-${window}-${colorScheme}.png`;
      const file = path.join(folder, name);
      const image = await page.screenshot({fullPage: true, path: file});
      await testInfo.attach(name, {path: file, contentType: 'image/png'});
      expect((await stat(file)).size, `bytes of ${name}`).toBeGreaterThan(leastBytes);
      // A PNG has its width and its height, in pixels, at these places.
      expect(image.readUInt32BE(16)).toBe(windows[window].width);
      expect(image.readUInt32BE(20)).toBeGreaterThan(5000);
    });
  }
}
