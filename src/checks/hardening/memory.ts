import {setTimeout as pause} from 'node:timers/promises';
import {MemoryCounts} from '../../../examples/server/memory-counts.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';

const ofReference = whiteBoxClaim('It takes the code of the reference server.');

/** As the limits use it. */
function countsFor(windowMs: number): MemoryCounts {
  const counts = new MemoryCounts();
  counts.init({windowMs});
  return counts;
}

/** Counts a request of each client, in turn. */
async function count(counts: MemoryCounts, first: number, end: number): Promise<void> {
  for (let client = first; client < end; client++) await counts.increment(String(client));
}

ofReference('reference-server/ways-around/remembered', async ({documented, hold}) => {
  const counts = countsFor(60_000);
  for (let client = 0; client < 100_000; client++) {
    await counts.increment(String(client));
    await counts.increment(String(client));
  }
  const again = (await counts.get('0'))?.totalHits === 2 ? counts.size : 0;
  hold.same(documented.code(), String(again), 'counted two requests of each of 100,000 clients');
  let most = 0;
  for (let client = 100_000; client < 200_000; client++) {
    await counts.increment(String(client));
    most = Math.max(most, counts.size);
  }
  hold.same(documented.code(), String(most), 'counted requests of 100,000 more');
});

ofReference('reference-server/ways-around/forgotten-first', async ({documented, hold}) => {
  const counts = countsFor(60_000);
  await counts.increment('silent');
  for (let start = 0; start < 120_000; start += 40_000) {
    await counts.increment('heard of');
    await count(counts, start, start + 40_000);
  }
  const heardOf = (await counts.get('heard of'))?.totalHits === 3;
  const silent = (await counts.get('silent')) !== undefined;
  const known = {
    'have been silent for longest': heardOf && !silent,
    'came first': !heardOf && !silent,
  };
  const observed = `it ${heardOf ? 'keeps' : 'forgets'} the client that sent requests now and then, and ${silent ? 'keeps' : 'forgets'} the silent one`;
  const asked = 'counted a request of a client between each 40,000 others';
  holdPhrase(hold, documented.text(), known, observed, asked);
});

ofReference('reference-server/ways-around/forgotten-in-time', async ({documented, hold}) => {
  const windowMs = 250;
  const counts = countsFor(windowMs);
  const started = performance.now();
  await count(counts, 0, 10);
  const remembered = counts.size;
  const end = started + 10 * windowMs;
  while (counts.size > 0 && performance.now() < end) await pause(windowMs / 10);
  const isSoon = performance.now() - started < windowMs;
  const known = {
    'after its window has ended': remembered === 10 && counts.size === 0 && !isSoon,
    'before its window has ended': counts.size === 0 && isSoon,
  };
  const observed = `it remembers ${remembered} clients, and ${counts.size} of them ${counts.size === 0 ? '' : 'ten windows '}later`;
  holdPhrase(hold, documented.text(), known, observed, 'counted ten clients, and waited');
});
