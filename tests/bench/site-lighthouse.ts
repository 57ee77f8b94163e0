import lighthouse, {desktopConfig} from 'lighthouse';
import type {LighthouseReport} from '../../src/records/benchmarks.ts';
import {median} from './median.ts';

/** A phone with a slow network, or a desktop computer. */
export type Form = LighthouseReport['form'];

/** What a run of Lighthouse gives. */
export type Result = Awaited<ReturnType<typeof lookAt>>;

type Score = keyof LighthouseReport['scores'];
type AuditDetails = Result['audits'][string]['details'];

const scores: readonly Score[] = ['performance', 'accessibility', 'best-practices', 'seo'];
const kinds = ['script', 'stylesheet', 'document', 'image', 'font', 'other', 'total'];

/** Lighthouse could not measure the page this time. */
export class NoResult extends Error {}

/**
 * Looks at a page with the browser that listens on the port.
 * @throws {NoResult} where it could not measure the page, and an error where the network and the processor were not throttled by simulation
 */
export async function lookAt(url: string, form: Form, port: number) {
  const config = form === 'desktop' ? desktopConfig : undefined;
  const run = await lighthouse(url, {port, logLevel: 'error'}, config);
  if (run === undefined) throw new NoResult('Lighthouse gives no result.');
  const {lhr} = run;
  if (lhr.runtimeError) throw new NoResult(`Lighthouse: ${lhr.runtimeError.message}`);
  const {throttlingMethod} = lhr.configSettings;
  if (throttlingMethod !== 'simulate') {
    throw new Error(`Lighthouse throttles by "${throttlingMethod}"; it has to be "simulate".`);
  }
  return lhr;
}

/** Sums up several runs: medians, and each fault that any run found. */
export function sumUp(address: string, form: Form, runs: readonly Result[]): LighthouseReport {
  const middle = (number: (run: Result) => number | undefined) =>
    median(runs.map((run) => number(run) ?? Number.NaN));
  const value = (audit: string) => middle(({audits}) => audits[audit]?.numericValue);
  const score = (name: Score) =>
    middle(({categories}) => Math.round((categories[name]?.score ?? Number.NaN) * 100));
  const total = (run: Result) => resources(run).get('total');
  return {
    address,
    form,
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    firstContentfulPaint: Math.round(value('first-contentful-paint')),
    largestContentfulPaint: Math.round(value('largest-contentful-paint')),
    totalBlockingTime: Math.round(value('total-blocking-time')),
    speedIndex: Math.round(value('speed-index')),
    layoutShift: value('cumulative-layout-shift'),
    requests: middle((run) => total(run)?.requests),
    bytes: Object.fromEntries(
      kinds.map((kind) => [kind, middle((run) => resources(run).get(kind)?.bytes)]),
    ),
    notPassed: notPassed(runs),
  };
}

/** What was sent, by kind. */
function resources({audits}: Result): Map<unknown, {bytes: number; requests: number}> {
  const rows = rowsOf(audits['resource-summary']?.details).map(
    ({resourceType, transferSize, requestCount}) =>
      [resourceType, {bytes: Number(transferSize), requests: Number(requestCount)}] as const,
  );
  return new Map(rows);
}

/** The audits that are not passed, those of performance aside, which its numbers tell of. */
function notPassed(runs: readonly Result[]): LighthouseReport['notPassed'] {
  const found = new Map<string, LighthouseReport['notPassed'][number]>();
  for (const {categories, audits} of runs) {
    for (const category of scores.filter((name) => name !== 'performance')) {
      for (const {id, weight} of categories[category]?.auditRefs ?? []) {
        const audit = audits[id];
        if (!audit || audit.score === null || audit.score === 1) continue;
        const name = `${id}: ${audit.title}${weight === 0 ? ' (without weight in the score)' : ''}`;
        found.set(id, {category, audit: name, places: rowsOf(audit.details).map(placeOf)});
      }
    }
  }
  return [...found.values()];
}

function rowsOf(details: AuditDetails): Record<string, unknown>[] {
  return details?.type === 'table' || details?.type === 'opportunity' ? details.items : [];
}

/** The element that a row of an audit is about, or else its file or its text. */
function placeOf(row: Record<string, unknown>): string {
  const {node} = row;
  if (typeof node === 'object' && node !== null && 'selector' in node) {
    const snippet = 'snippet' in node ? ` ${node.snippet}` : '';
    return `${node.selector}${snippet}`;
  }
  return String(row.scriptUrl ?? row.url ?? JSON.stringify(row));
}
