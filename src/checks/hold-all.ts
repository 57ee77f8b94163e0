import {heldHere} from '../claims/held-here.ts';
import {type LedgerEntry, ledgerEntry} from '../claims/ledger.ts';
import {readPages} from '../claims/pages.ts';
import {failureOf, inOrder, runClaims} from '../claims/run-claims.ts';
import {projectFiles} from '../content/project-files.ts';
import {readCommit} from '../machine/commit.ts';
import {missingTools, toolsState} from '../machine/needed-tools.ts';
import {projectRoot} from '../machine/project.ts';
import {claimsFingerprint} from '../records/fingerprint.ts';
import {
  holdsWholly,
  keptRunFile,
  type Run,
  readKeptRun,
  untriedInWords,
  writeKeptRun,
  writeLocalRun,
} from '../records/runs.ts';
import './index.ts';
import {withServers} from './servers.ts';

/** How all claims are held. */
export interface HoldOptions {
  /** Whether the first claim that does not hold ends the run. */
  bail: boolean;
  /** Claims, or pages with all their claims, that are checked before the others. */
  first: string[];
  /** Whether a run in which every claim holds is kept in the repository. */
  keep: boolean;
}

/**
 * Holds every claim against the reference server, prints those that do not hold, and leaves the run for the ledger.
 * Gives whether all of them hold.
 */
export async function holdAll({bail, first, keep}: HoldOptions): Promise<boolean> {
  const started = performance.now();
  const pages = readPages(projectFiles(projectRoot));
  const all = heldHere(pages);
  // Those that wait longest were registered first. Where one failure is enough, the others tell sooner.
  const ids = inOrder(bail ? all.reverse() : all, first);
  const context = {target: 'reference server', ...readCommit(projectRoot)};
  // Before the checks run: a change meanwhile then makes them run again.
  const inputs = claimsFingerprint(projectRoot);
  const tools = toolsState();
  const entries: LedgerEntry[] = [];
  let failed = 0;

  await withServers(async (servers) => {
    // Where one failure is enough, the first ones have the machine for themselves.
    const atATime = bail ? 2 : undefined;
    for await (const checked of runClaims(ids, pages, servers, atATime)) {
      const entry = ledgerEntry(pages.subject(checked.id), checked, context);
      entries.push(entry);
      const failure = failureOf(checked, pages);
      if (failure !== undefined) {
        failed++;
        process.stderr.write(`${failure}\n\n`);
        if (bail) return;
      }
      showProgress(entries.length, ids.length);
    }
  });
  if (bail && failed > 0) return false;
  const run: Run = {inputs, node: process.version, claims: inReadingOrder(entries)};
  const missing = missingTools().map(({name}) => name);
  writeLocalRun(projectRoot, {...run, tools, missing});
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `Held ${ids.length} claims against the ${context.target} in ${seconds} s: ${failed || 'none'} failed.\n`,
  );
  const untried = untriedInWords(run);
  if (untried !== undefined) process.stdout.write(`${untried}\n`);
  if (keep && holdsWholly(run) && readKeptRun(projectRoot)?.inputs !== inputs) {
    writeKeptRun(projectRoot, run, context);
    process.stdout.write(`Kept the run in ${keptRunFile}: commit it with your change.\n`);
  }
  return failed === 0;
}

function showProgress(done: number, all: number): void {
  if (!process.stdout.isTTY) return;
  process.stdout.write(done === all ? '\r\x1b[K' : `\rChecked ${done} of ${all} claims`);
}

function inReadingOrder(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return [...entries].sort(
    (a, b) => a.page.localeCompare(b.page) || a.line - b.line || a.column - b.column,
  );
}
