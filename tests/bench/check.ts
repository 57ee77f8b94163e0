import path from 'node:path';
import {execa} from 'execa';
import {type Bench, exitCodeOf, runBench} from './bench.ts';
import type {Measurement} from './check-one.ts';
import {generateSite, type SiteSize} from './generated-site.ts';

type Row = SiteSize & Pick<Measurement, 'seconds' | 'processorSeconds' | 'megabytes'>;

const sizes = [50, 500, 2000];
/** What a check of 500 pages may take, what any may hold, and how much a page may cost in 2000 more than in 500. */
const limits = {seconds: 10, megabytes: 512, growth: 2};

await runBench('check', bench);

/** Checks generated projects of growing size and prints what it took. Gives 1 where that was too much. */
async function bench({folder, stop}: Bench): Promise<number> {
  const rows: Row[] = [];
  for (const size of sizes) rows.push(await measure(path.join(folder, String(size)), size, stop));
  process.stdout.write(`\n${table(rows)}\n`);
  return exitCodeOf(tooMuch(rows));
}

/** Generates a project and checks it in a process of its own, so that its memory is its own, too. */
async function measure(folder: string, pageCount: number, stop: AbortSignal): Promise<Row> {
  process.stderr.write(`Generating ${pageCount} pages …\n`);
  const site = await generateSite(folder, pageCount);
  stop.throwIfAborted();
  process.stderr.write(`Checking ${pageCount} pages …\n`);
  const program = path.join(import.meta.dirname, 'check-one.ts');
  const {stdout} = await execa(process.execPath, ['--import', 'tsx', program, folder], {
    cancelSignal: stop,
    stderr: 'inherit',
  });
  const measurement: Measurement = JSON.parse(stdout);
  const {pages, fences, claims, problem} = measurement;
  const isWhole =
    pages === site.pages && claims === site.claims && fences === site.snippets + site.diagrams;
  if (problem !== undefined || !isWhole) {
    throw new Error(
      problem ?? `The check saw ${pages} pages, ${fences} fences and ${claims} claims.`,
    );
  }
  return {...measurement, ...site};
}

function table(rows: readonly Row[]): string {
  const [smallest] = rows;
  const cells = rows.map((row) => [
    row.pages,
    row.snippets,
    row.claims,
    row.seconds.toFixed(2),
    row.processorSeconds.toFixed(2),
    `${((row.seconds / row.pages) * 1000).toFixed(1)} ms`,
    (smallest ? costPerPage(row) / costPerPage(smallest) : 1).toFixed(2),
    Math.round(row.megabytes),
  ]);
  return [
    ['pages', 'snippets', 'claims', 'seconds', 'of CPU', 'per page', 'growth', 'peak MB'],
    ...cells,
  ]
    .map((line) => line.map((cell) => String(cell).padStart(9)).join(''))
    .join('\n');
}

function tooMuch(rows: readonly Row[]): string[] {
  const [middle, largest] = [500, 2000].map((size) => rows.find(({pages}) => pages === size));
  const failures = rows
    .filter(({megabytes}) => megabytes >= limits.megabytes)
    .map(
      ({pages, megabytes}) =>
        `${pages} pages held ${Math.round(megabytes)} MB; the limit is ${limits.megabytes} MB.`,
    );
  if (!middle || !largest) return failures;
  if (middle.seconds >= limits.seconds) {
    failures.push(
      `500 pages took ${middle.seconds.toFixed(1)} s; the limit is ${limits.seconds} s.`,
    );
  }
  const growth = costPerPage(largest) / costPerPage(middle);
  if (growth > limits.growth) {
    failures.push(
      `A page in 2000 costs ${growth.toFixed(1)} times what it costs in 500; the limit is ${limits.growth}.`,
    );
  }
  return failures;
}

function costPerPage({pages, seconds}: Row): number {
  return seconds / pages;
}
