import {setImmediate as nextTurn, setTimeout as pause} from 'node:timers/promises';
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

/** Counts requests of each client, in turn, and lets other checks go on meanwhile. Gives the most that it remembered. */
async function count(
  counts: MemoryCounts,
  {first = 0, end, each = 1}: {first?: number; end: number; each?: number},
): Promise<number> {
  let most = 0;
  for (let client = first; client < end; client++) {
    for (let sent = 0; sent < each; sent++) await counts.increment(String(client));
    most = Math.max(most, counts.size);
    if (client % 1000 === 0) await nextTurn();
  }
  return most;
}

ofReference('reference-server/ways-around/remembered', async ({documented, hold}) => {
  const counts = countsFor(60_000);
  await count(counts, {end: 100_000, each: 2});
  const again = (await counts.get('0'))?.totalHits === 2 ? counts.size : 0;
  hold.same(documented.code(), String(again), 'counted two requests of each of 100,000 clients');
  const most = await count(counts, {first: 100_000, end: 200_000});
  hold.same(documented.code(), String(most), 'counted requests of 100,000 more');
});

ofReference('reference-server/ways-around/forgotten-first', async ({documented, hold}) => {
  const counts = countsFor(60_000);
  await counts.increment('silent');
  for (let start = 0; start < 120_000; start += 40_000) {
    await counts.increment('heard of');
    await count(counts, {first: start, end: start + 40_000});
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
  await count(counts, {end: 10});
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
