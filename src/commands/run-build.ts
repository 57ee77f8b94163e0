import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {readLedger} from '../checks/ledger-file.ts';
import {claimsFingerprint, siteFingerprint} from './fingerprint.ts';
import {projectRoot} from './project.ts';

/** The folder of the built site. */
export const siteDirectory = path.join(projectRoot, 'build');

const fingerprintFile = path.join(siteDirectory, '.fingerprint');

/**
 * Checks the pages, holds their claims against the reference server and builds the site, each where anything changed
 * since the last time. Gives whether the site is there.
 * @param drift what to do with a site whose claims do not hold: `show` builds it, with what the server did at each
 */
export async function runBuild(drift: 'refuse' | 'show' = 'refuse'): Promise<boolean> {
  if (siteFingerprint(projectRoot) !== builtFingerprint()) {
    // Loaded only here: a start without changes builds nothing, and should not wait for it.
    const {runCheck} = await import('./run-check.ts');
    if (!(await runCheck())) return false;
    await bringLedgerUpToDate();
    if (drift === 'refuse' && !claimsHold()) return false;
    const wanted = siteFingerprint(projectRoot);
    if (!(await succeeds('docusaurus', ['build']))) return false;
    mkdirSync(siteDirectory, {recursive: true});
    writeFileSync(fingerprintFile, wanted);
  }
  return drift === 'show' || claimsHold();
}

/** Runs the checks where something changed that they depend on. They print what they find. */
async function bringLedgerUpToDate(): Promise<void> {
  if (readLedger(projectRoot)?.inputs === claimsFingerprint(projectRoot)) return;
  await succeeds(process.execPath, ['--import', 'tsx', 'tests/claims/run.ts']);
}

async function succeeds(command: string, args: string[]): Promise<boolean> {
  const {execa} = await import('execa');
  const {exitCode} = await execa(command, args, {
    cwd: projectRoot,
    preferLocal: true,
    reject: false,
    stdio: 'inherit',
  });
  return exitCode === 0;
}

function claimsHold(): boolean {
  const claims = readLedger(projectRoot)?.claims ?? [];
  const broken = claims.filter(({outcome}) => outcome !== 'holds' && outcome !== 'not-observable');
  if (broken.length === 0 && claims.length > 0) return true;
  const names = broken.map(({id}) => id).join(', ');
  const what =
    claims.length === 0 ? 'The claims were not checked' : `These claims do not hold: ${names}`;
  process.stderr.write(`${what}. Run "npm run claims" to see why.\n`);
  return false;
}

function builtFingerprint(): string | undefined {
  try {
    return readFileSync(fingerprintFile, 'utf8');
  } catch {
    return undefined;
  }
}
