import {projectRoot} from '../../src/machine/project.ts';
import {type Benchmarks, readBenchmark} from '../../src/records/benchmarks.ts';
import {expect, test} from '../fixtures/site/site-test.ts';

test('the page Performance shows what the benchmarks wrote', async ({page}) => {
  await page.goto('/about/performance');
  const rows = page.locator('.rates tbody tr');
  const rates = resultOf('server');
  await expect(rows).toHaveCount(rates.results.length);
  for (const [place, {name, ratio, requestsPerSecond}] of rates.results.entries()) {
    await expect(rows.nth(place)).toContainText(name);
    await expect(rows.nth(place)).toContainText(ratio.toFixed(2));
    await expect(rows.nth(place)).toContainText(requestsPerSecond.toLocaleString('en'));
  }

  const run = resultOf('endurance');
  await expect(page.locator('article')).toContainText(`${run.megabytesInLastMinute} MB`);
  const {slowestMs} = resultOf('attack');
  await expect(page.getByRole('row', {name: 'Its slowest response'})).toContainText(
    `${slowestMs} ms`,
  );
  for (const {name, t} of resultOf('timing').comparisons) {
    await expect(page.getByRole('row', {name})).toContainText(t.toFixed(2));
  }
});

test('the longest bar of the chart is that of the highest ratio', async ({page}) => {
  await page.goto('/about/performance');
  const bars = page.locator('.rates-bar span');
  const widths = await bars.evaluateAll((all) => all.map((bar) => bar.clientWidth));
  const ratios = resultOf('server').results.map(({ratio}) => ratio);
  expect(widths.indexOf(Math.max(...widths))).toBe(ratios.indexOf(Math.max(...ratios)));
});

function resultOf<Kind extends keyof Benchmarks>(kind: Kind): Benchmarks[Kind] {
  return JSON.parse(readBenchmark(projectRoot, kind) ?? 'null');
}
