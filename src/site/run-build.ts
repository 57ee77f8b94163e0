import {mkdtempSync, readdirSync} from 'node:fs';
import {mkdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {isBorneOut} from '../claims/judge.ts';
import type {Ledger} from '../claims/ledger.ts';
import {projectRoot} from '../machine/project.ts';
import {isBuilt, isCompressed, noteBuilt, noteCompressed, siteDirectory} from '../records/built.ts';
import {siteFingerprint} from '../records/fingerprint.ts';
import {canTryMore, knownInWords, upToDateLedger} from '../records/up-to-date-ledger.ts';
import {withLock} from './build-lock.ts';

/** What a build may be told. */
export interface BuildOptions {
  /** What to do with a site whose claims do not hold: `show` builds it, with what the server did at each. */
  drift: 'refuse' | 'show';
  /** Whether the site gets its compressed versions before it is there. */
  isCompressed: boolean;
  /** Ends the build. */
  signal?: AbortSignal;
}

/** For publishing, and for tests. */
const wholeBuild: BuildOptions = {drift: 'refuse', isCompressed: true};

const cache = path.join(projectRoot, '.cache');

/** What a site is called while it is built, and one that made room for it. */
const unfinished = 'site-';

/**
 * Checks the pages, holds their claims against the reference server and builds the site, each where anything changed
 * since the last time. The site is built beside the one that is there, and takes its place when it is whole.
 * Gives whether the site is there; what is in the way is printed, a line for each thing.
 */
export async function runBuild(options = wholeBuild): Promise<boolean> {
  try {
    return await build(options);
  } catch (error) {
    const line = writeProblem(error);
    if (line === undefined) throw error;
    process.stderr.write(`${line}\n`);
    return false;
  }
}

async function build(options: BuildOptions): Promise<boolean> {
  const {drift} = options;
  const wasBuilt = isBuilt();
  if (wasBuilt && drift === 'show' && !canTryMore()) return true;
  if (!wasBuilt) {
    // Loaded only here: a start without changes builds nothing, and should not wait for it.
    const {runCheck} = await import('./run-check.ts');
    if (!(await runCheck())) return false;
  }
  const ledger = await upToDateLedger();
  if (drift === 'refuse' && !claimsHold(ledger)) return false;
  if (isBuilt() && (!options.isCompressed || isCompressed(siteDirectory))) return true;

  await mkdir(cache, {recursive: true});
  const say = () => process.stdout.write('Another process builds this site: waiting for it.\n');
  return withLock(path.join(cache, 'build.lock'), say, async () => {
    if (!isBuilt() && !(await buildAnew(options))) return false;
    if (options.isCompressed) await compressBuilt(siteDirectory);
    return true;
  });
}

/** Builds the site beside the one that is there, and puts it in its place. */
async function buildAnew({isCompressed, signal}: BuildOptions): Promise<boolean> {
  // What a build left that was killed. Nobody else builds now.
  for (const name of readdirSync(cache).filter((entry) => entry.startsWith(unfinished))) {
    await rm(path.join(cache, name), {recursive: true, force: true});
  }
  const unusual = unusualCharacter(projectRoot);
  if (unusual !== undefined) {
    process.stderr.write(
      `The site cannot be built in ${projectRoot}: the bundler gives "${unusual}" in a path a meaning of its own. Move the folder to a path without it.\n`,
    );
    return false;
  }
  const fingerprint = siteFingerprint(projectRoot);
  const folder = mkdtempSync(path.join(cache, unfinished));
  const started = performance.now();
  const known = knownInWords();
  if (known !== undefined) process.stdout.write(`${known}\n`);
  process.stdout.write('Building the site\n');
  const {runDocusaurus} = await import('./run-docusaurus.ts');
  const problem = await runDocusaurus(folder, signal);
  if (problem !== undefined) {
    await rm(folder, {recursive: true, force: true});
    process.stderr.write(`${problem}\n`);
    return false;
  }
  process.stdout.write(`Built the site in ${secondsSince(started)} s\n`);
  if (isCompressed) await compressBuilt(folder);
  noteBuilt(folder, fingerprint);
  await replaceSite(folder);
  return true;
}

/** Puts a folder in the place of the built site, which is away for no longer than a rename takes. */
async function replaceSite(folder: string): Promise<void> {
  const before = `${folder}-before`;
  await rename(siteDirectory, before).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(folder, siteDirectory);
  await rm(before, {recursive: true, force: true});
}

/** Compresses the files of a site, so that the server does not have to for each reader. */
export async function compressBuilt(folder: string): Promise<void> {
  if (isCompressed(folder)) return;
  const started = performance.now();
  const {compressSite} = await import('./compress-site.ts');
  const {files, bytes, compressedBytes} = await compressSite(folder);
  noteCompressed(folder);
  process.stdout.write(
    `Compressed ${files} files in ${secondsSince(started)} s: ${megabytes(bytes)}, as brotli ${megabytes(compressedBytes)}.\n`,
  );
}

/**
 * A character of a path that the bundler does not take for a part of it: in its requests, `?` begins a query and `#` a
 * fragment, `!` ends a loader, and Docusaurus takes `*` for any text.
 * Source: https://webpack.js.org/concepts/loaders/#inline
 */
function unusualCharacter(folder: string): string | undefined {
  return /[#?!*]/.exec(folder)?.[0];
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function claimsHold(ledger: Ledger | undefined): boolean {
  const claims = ledger?.claims ?? [];
  const broken = claims.filter(({outcome}) => !isBorneOut(outcome) && outcome !== 'not-observable');
  if (broken.length === 0 && claims.length > 0) return true;
  const names = broken.map(({id}) => id).join(', ');
  const what =
    claims.length === 0 ? 'The claims were not checked' : `These claims do not hold: ${names}`;
  process.stderr.write(`${what}. Run "npm run claims" to see why.\n`);
  return false;
}

/** Why the project's folder could not be written to, in a line; `undefined` where that was not the problem. */
function writeProblem(error: unknown): string | undefined {
  const {code, path: file = projectRoot} = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    EROFS: 'the file system is read-only',
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
  };
  const reason = reasons[String(code)];
  return (
    reason &&
    `The site cannot be built: ${file}: ${reason}. Build in a copy that can be written to, or make room.`
  );
}
