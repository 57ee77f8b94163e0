// Loaded into each program that a check starts during the dry run of a mutation run. It writes down which places of the
// server the program came by, as the numbers that StrykerJS gave them.
import {renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {threadId} from 'node:worker_threads';

/** How often the places are written, in milliseconds, for a program that somebody kills. */
const everyMs = 250;

const folder = process.env.MUTATION_COVERAGE;
if (folder !== undefined) {
  setInterval(keep, everyMs).unref();
  process.on('exit', keep);
}

function keep() {
  const places = globalThis.__stryker__?.mutantCoverage?.static;
  if (places === undefined) return;
  try {
    const file = path.join(folder, `${process.pid}-${threadId}`);
    writeFileSync(file, JSON.stringify(places));
    // In one step, since somebody may kill the program meanwhile.
    renameSync(file, `${file}.json`);
  } catch {
    // A check may have left the program no file to open. What it wrote before counts.
  }
}
