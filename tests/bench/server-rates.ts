import type {ServerRate, ServerRates} from '../../src/records/benchmarks.ts';
import {median} from './median.ts';

/** The least that each case has to reach, in the requests per second of bare Express. */
const least: Readonly<Record<string, number>> = {
  'This server, right key': 0.75,
  'This server, wrong key': 1,
  'This server, over the limit': 1,
};

/**
 * Sums up the rounds. Each case is compared with the baseline of the same round.
 * @param rates the requests per second of each case, a number for each round
 */
export function ratesOf(
  rates: ReadonlyMap<string, readonly number[]>,
  baseline: string,
): ServerRate[] {
  const base = rates.get(baseline) ?? [];
  return [...rates].map(([name, measured]) => {
    const ratios = measured.map((rate, round) => rate / (base[round] ?? Number.NaN));
    return {
      name,
      requestsPerSecond: Math.round(median(measured)),
      ratio: rounded(median(ratios)),
      lowest: rounded(Math.min(...ratios)),
      highest: rounded(Math.max(...ratios)),
    };
  });
}

/** What is slower than it has to be, one sentence each. */
export function failuresOf(results: readonly ServerRate[]): string[] {
  return results
    .filter(({name, ratio}) => ratio < (least[name] ?? 0))
    .map(
      ({name, ratio}) =>
        `${name}: ${ratio} of bare Express's requests per second; it has to be ${least[name]}.`,
    );
}

/** The results as a person reads them in a terminal. */
export function tableOf({results, machine, node, connections}: ServerRates): string {
  const rows = results.map(({name, requestsPerSecond, ratio, lowest, highest}) => [
    name.padEnd(30),
    String(requestsPerSecond).padStart(10),
    ratio.toFixed(2).padStart(8),
    `${lowest.toFixed(2)} – ${highest.toFixed(2)}`.padStart(16),
  ]);
  const head = ['case'.padEnd(30), 'requests/s'.padStart(10), 'ratio'.padStart(8)];
  return [
    `\n${machine}, Node.js ${node}, ${connections} connections`,
    [...head, 'lowest – highest'.padStart(16)].join(''),
    ...rows.map((row) => row.join('')),
  ].join('\n');
}

function rounded(ratio: number): number {
  return Math.round(ratio * 1000) / 1000;
}
