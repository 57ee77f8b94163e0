import type {LighthouseReport, PageLoad, SiteMeasurement} from '../../src/records/benchmarks.ts';
import {whyUnlimited} from './site-limits.ts';

/** The measurement as a person reads it in a terminal. */
export function tablesOf(measured: SiteMeasurement): string {
  const {machine, node, chromium, lighthouse, guide, loads, runs} = measured;
  return [
    `${machine}, Node.js ${node}, Chromium ${chromium}, Lighthouse ${lighthouse}`,
    '',
    `The guide, medians of ${runs} runs`,
    ...guideTable(guide),
    '',
    'What Lighthouse finds fault with',
    ...faults(guide),
    '',
    'First load of each page: bytes of JavaScript as sent (by Brotli where the server does not compress)',
    ...loadTable(loads),
  ].join('\n');
}

function guideTable(guide: readonly LighthouseReport[]): string[] {
  const rows: [string, (report: LighthouseReport) => string][] = [
    ['Performance', ({scores}) => `${scores.performance}`],
    ['Accessibility', ({scores}) => `${scores.accessibility}`],
    ['Best practices', ({scores}) => `${scores['best-practices']}`],
    ['SEO', ({scores}) => `${scores.seo}`],
    ['First Contentful Paint', (report) => `${report.firstContentfulPaint} ms`],
    ['Largest Contentful Paint', (report) => `${report.largestContentfulPaint} ms`],
    ['Total Blocking Time', (report) => `${report.totalBlockingTime} ms`],
    ['Cumulative Layout Shift', (report) => report.layoutShift.toFixed(4)],
    ['Speed Index', (report) => `${report.speedIndex} ms`],
    ['Requests', ({requests}) => `${requests}`],
    ...Object.keys(guide[0]?.bytes ?? {}).map((kind): (typeof rows)[number] => [
      `Sent: ${kind}`,
      ({bytes}) => `${bytes[kind]} bytes`,
    ]),
  ];
  return [
    line('', ...guide.map(({form}) => form)),
    ...rows.map(([name, cell]) => line(name, ...guide.map(cell))),
  ];
}

function faults(guide: readonly LighthouseReport[]): string[] {
  const lines = guide.flatMap(({form, notPassed}) =>
    notPassed.flatMap(({category, audit, places}) => [
      `  ${form}, ${category}, ${audit}`,
      ...places.map((place) => `    ${place}`),
    ]),
  );
  return lines.length > 0 ? lines : ['  nothing'];
}

function loadTable(loads: readonly PageLoad[]): string[] {
  return [
    line('page', 'window', 'as sent', 'ahead', 'gzip -9', 'shift'),
    ...loads.map((load) =>
      line(
        load.address,
        load.window,
        `${load.scriptBytes}`,
        `${load.scriptBytesAhead}`,
        `${load.scriptGzipBytes}`,
        load.layoutShift.toFixed(4),
        withoutLimit(whyUnlimited(load)),
      ).trimEnd(),
    ),
  ];
}

function line(name: string, ...cells: string[]): string {
  return [`  ${name.padEnd(34)}`, ...cells.map((cell) => cell.padStart(14))].join('');
}

function withoutLimit(why: string | undefined): string {
  return why === undefined ? '' : `  ${why}: no limit of bytes`;
}
