import {parseArgs} from 'node:util';
import {type LedgerEntry, ledgerEntry} from '../../src/checks/ledger.ts';
import {readScore, writeLedger} from '../../src/checks/ledger-file.ts';
import {claimsFingerprint} from '../../src/commands/fingerprint.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../support/program.ts';
import {readCommit} from './commit.ts';
import {inOrder} from './in-order.ts';
import {registeredChecks} from './index.ts';
import {readPages} from './pages.ts';
import {failureOf, runClaims} from './run-claims.ts';
import {withServers} from './servers.ts';

const usage = `Usage: npm run claims -- [--bail] [--first NAME]…
  --bail   ends at the first claim that does not hold
  --first  checks this claim, or the claims of this page, before the others`;

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exit(await main(process.argv.slice(2)));

/** Holds every claim against the reference server, prints those that do not hold, and writes the ledger. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  const {bail, first} = options;
  const started = performance.now();
  const pages = readPages(projectFiles(projectRoot));
  // In the order of the checks, and then what none was registered for: such a claim fails.
  const all = [...new Set([...registeredChecks().keys(), ...pages.ids()])];
  // Those that wait longest were registered first. Where one failure is enough, the others tell sooner.
  const ids = inOrder(bail ? all.reverse() : all, first);
  const context = {target: 'reference server', ...readCommit(projectRoot)};
  // Before the checks run: a change meanwhile then makes them run again.
  const inputs = claimsFingerprint(projectRoot);
  const entries: LedgerEntry[] = [];
  let failed = 0;

  await withServers(async (servers) => {
    for await (const checked of runClaims([...ids], pages, servers)) {
      const entry = ledgerEntry(pages.subject(checked.id), checked, context);
      entries.push(entry);
      const failure = failureOf(checked, pages);
      if (failure !== undefined) {
        failed++;
        process.stderr.write(`${failure}\n\n`);
        if (bail) return;
      }
      if (entry.outcome === 'not-observable') {
        process.stdout.write(`${entry.id} was not observed: ${entry.reason}\n`);
      }
      showProgress(entries.length, ids.length);
    }
  });
  if (bail && failed > 0) return 1;
  writeLedger(projectRoot, {
    $schema: './claims.schema.json',
    inputs,
    claims: inReadingOrder(entries),
    mutation: {server: readScore(projectRoot, 'server'), docs: readScore(projectRoot, 'docs')},
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const unobserved = entries.filter(({outcome}) => outcome === 'not-observable').length;
  process.stdout.write(
    `Held ${ids.length} claims against the ${context.target} in ${seconds} s: ${failed || 'none'} failed${unobserved > 0 ? `, ${unobserved} not observed` : ''}.\n`,
  );
  return failed === 0 ? 0 : 1;
}

function readOptions(args: string[]): {bail: boolean; first: string[]} | undefined {
  try {
    const {values} = parseArgs({
      args,
      options: {
        bail: {type: 'boolean', default: false},
        first: {type: 'string', multiple: true, default: []},
      },
    });
    return values;
  } catch {
    return undefined;
  }
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
