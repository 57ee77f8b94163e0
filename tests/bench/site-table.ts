import type {
  Interaction,
  LighthouseReport,
  PageLoad,
  SiteMeasurement,
} from '../../src/records/benchmarks.ts';

/** The measurement as a person reads it in a terminal. */
export function tablesOf(measured: SiteMeasurement): string {
  const {machine, node, chromium, lighthouse, emptyPage, reports, loads, runs, slowdown} = measured;
  const addresses = [...new Set(reports.map(({address}) => address))];
  return [
    `${machine}, Node.js ${node}, Chromium ${chromium}, Lighthouse ${lighthouse}`,
    '',
    `An empty page, medians of ${runs} runs: what this machine by itself takes`,
    ...reportTable(emptyPage),
    '',
    ...addresses.flatMap((address) => [
      `${address}, medians of ${runs} runs`,
      ...reportTable(reports.filter((report) => report.address === address)),
      '',
    ]),
    'What Lighthouse finds fault with',
    ...faults(reports),
    '',
    'First load of each page: bytes of JavaScript as sent (by Brotli where the server does not compress)',
    ...loadTable(loads),
    '',
    `From what a reader does to the next paint, ${slowdown} times slower than this machine: the slowest of each page`,
    ...interactionTable(measured.emptyPageInteractions),
    ...interactionTable(measured.interactions),
  ].join('\n');
}

function reportTable(reports: readonly LighthouseReport[]): string[] {
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
    ...Object.keys(reports[0]?.bytes ?? {}).map((kind): (typeof rows)[number] => [
      `Sent: ${kind}`,
      ({bytes}) => `${bytes[kind]} bytes`,
    ]),
  ];
  return [
    line('', ...reports.map(({form}) => form)),
    ...rows.map(([name, cell]) => line(name, ...reports.map(cell))),
  ];
}

function faults(reports: readonly LighthouseReport[]): string[] {
  const lines = reports.flatMap(({address, form, notPassed}) =>
    notPassed.flatMap(({category, audit, places}) => [
      `  ${address}, ${form}, ${category}, ${audit}`,
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
      ),
    ),
  ];
}

/** A page a line, since there are hundreds of interactions. */
function interactionTable(interactions: readonly Interaction[]): string[] {
  const slowest = new Map<string, Interaction>();
  for (const interaction of interactions) {
    const before = slowest.get(interaction.address);
    if (!before || interaction.milliseconds > before.milliseconds) {
      slowest.set(interaction.address, interaction);
    }
  }
  return [...slowest.values()].map(
    ({address, action, milliseconds}) => `${line(address, `${milliseconds} ms`)}  ${action}`,
  );
}

function line(name: string, ...cells: string[]): string {
  return [`  ${name.padEnd(34)}`, ...cells.map((cell) => cell.padStart(14))].join('');
}
