import type {Locator} from '@playwright/test';
import {readSequence} from '../../src/content/claim/sequence.ts';
import {drawSequence} from '../../src/content/drawing/sequence-drawing.ts';
import {lines} from '../fixtures/memory-files.ts';
import {guide} from '../fixtures/site/addresses.ts';
import {drawnDiagrams, expectDiagrams} from '../fixtures/site/diagrams.ts';
import {drawingFaults} from '../fixtures/site/drawing-faults.ts';
import {windows} from '../fixtures/site/first-load.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** The face of the system, and one whose narrow letters are as wide as the others. */
const faces = ['system-ui', 'monospace'];

/** All that may be in the way of a text: lines down, arrows across others, labels of several lines, and long names. */
const crowded = lines(
  'sequenceDiagram',
  'participant A as Client',
  'participant B as nginx',
  'participant C as The reference server',
  'participant D as Endpoint',
  'A->>B: GET /api/agents with the key of the reader',
  'A->>D: Straight through to the endpoint',
  'D-->>B: MMMMMMMMMMMMMMMMMMMMMMMMMMMM',
  'D->>D: Looks at iiiiiiiiiiiiiiiiiiiiiiiiiiiiii',
  'B->>B: Validate X-API-KEY',
  'alt The server that stands before all of these others has an X-API-KEY of its own',
  'A->>C: one',
  'else Nothing',
  'end',
  'C-->>A: done & gone',
);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the authentication flow is drawn in ${colorScheme} mode, in texts that stand out`, async ({
    page,
  }) => {
    await page.emulateMedia({colorScheme});
    await openInteractive(page, guide);
    await expectDiagrams(page, 1);
    const diagram = drawnDiagrams(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const text of [
      'Client',
      'Server',
      'API Endpoint',
      '200 OK and data',
      '401 Unauthorized',
    ]) {
      await expect(diagram.getByText(text, {exact: true}).first(), text).toBeVisible();
    }
    await expect(page.getByText('Syntax error')).toHaveCount(0);
    const contrasts = await contrastsOf(diagram);
    expect(contrasts.length).toBeGreaterThan(10);
    for (const {text, contrast} of contrasts) expect(contrast, text).toBeGreaterThanOrEqual(4.5);
  });
}

for (const face of faces) {
  test(`in the face ${face}, no line goes through a text of the diagram, and each text stays in its box`, async ({
    page,
  }) => {
    await openInteractive(page, guide);
    await page.evaluate(
      (name) => document.documentElement.style.setProperty('--ifm-font-family-base', name),
      face,
    );
    const diagram = drawnDiagrams(page);
    await expect(diagram.locator('text').first()).toHaveCSS('font-family', face);
    expect(await drawingFaults(diagram)).toEqual([]);
    const result = readSequence(crowded);
    if (!result.ok) throw new Error(result.message);
    await page
      .locator('.diagram-drawing')
      .evaluate(
        (place, html) => Object.assign(place, {innerHTML: html}),
        drawSequence(result.sequence),
      );
    await expect(diagram.locator('.participant')).toHaveCount(4);
    expect(await drawingFaults(diagram)).toEqual([]);
  });
}

test('on a phone, the diagram fits in letters that can be read', async ({page}) => {
  await page.setViewportSize(windows.phone);
  await openInteractive(page, guide);
  const place = page.locator('.diagram-drawing');
  const beyond = await place.evaluate((one) => one.scrollWidth - one.clientWidth);
  expect(beyond, 'pixels beyond the width').toBe(0);
  expect(await letterHeight(drawnDiagrams(page))).toBeGreaterThanOrEqual(12);
});

/** The size of the smallest letters of a drawing on the screen, in pixels. */
function letterHeight(drawing: Locator): Promise<number> {
  return drawing.evaluate((svg: SVGSVGElement) => {
    const sizes = [...svg.querySelectorAll('text')].map((text) =>
      Number.parseFloat(getComputedStyle(text).fontSize),
    );
    return Math.min(...sizes) * (svg.getScreenCTM()?.a ?? 0);
  });
}

/** How much each text of a drawing stands out from what is behind it: its box, or the page. */
function contrastsOf(drawing: Locator): Promise<{text: string; contrast: number}[]> {
  return drawing.evaluate((svg) => {
    const page = getComputedStyle(document.documentElement).backgroundColor;
    return [...svg.querySelectorAll('text')].map((text) => {
      const box = text.parentElement?.querySelector(':scope > rect:not(.frame)');
      const isInBox = text.parentElement?.matches('.participant, .case') && box;
      const behind = luminance(isInBox ? getComputedStyle(box).fill : page);
      const own = luminance(getComputedStyle(text).fill);
      const contrast = (Math.max(own, behind) + 0.05) / (Math.min(own, behind) + 0.05);
      return {text: text.textContent ?? '', contrast};
    });

    /** As WCAG defines it. */
    function luminance(color: string): number {
      const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1).map(Number);
      if (!channels) throw new Error(`"${color}" is no colour without transparency.`);
      const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
  });
}
