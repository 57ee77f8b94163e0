import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {readLedger} from '../checks/ledger-file.ts';
import {compressSite} from './compress-site.ts';
import {siteFingerprint} from './fingerprint.ts';
import {projectRoot} from './project.ts';
import {succeeds} from './succeeds.ts';
import {upToDateLedger} from './up-to-date-ledger.ts';

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
    await upToDateLedger();
    if (drift === 'refuse' && !claimsHold()) return false;
    const wanted = siteFingerprint(projectRoot);
    if (!(await succeeds('docusaurus', ['build']))) return false;
    await compressBuilt();
    writeFileSync(fingerprintFile, wanted);
  }
  return drift === 'show' || claimsHold();
}

/** Compresses the built site once, so that the server does not have to for each reader. */
async function compressBuilt(): Promise<void> {
  const started = performance.now();
  const {files, bytes, compressedBytes} = await compressSite(siteDirectory);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `Compressed ${files} files in ${seconds} s: ${megabytes(bytes)}, as brotli ${megabytes(compressedBytes)}.\n`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
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
