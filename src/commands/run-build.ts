import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {execa} from 'execa';
import {fingerprint} from './fingerprint.ts';
import {projectRoot} from './project.ts';
import {runCheck} from './run-check.ts';

/** The folder of the built site. */
export const siteDirectory = path.join(projectRoot, 'build');

const fingerprintFile = path.join(siteDirectory, '.fingerprint');

/** Checks the pages and builds the site where anything changed since the last build. Gives whether it is there. */
export async function runBuild(): Promise<boolean> {
  const wanted = fingerprint(projectRoot);
  if (wanted === builtFingerprint()) return true;
  if (!(await runCheck())) return false;

  const {exitCode} = await execa('docusaurus', ['build'], {
    cwd: projectRoot,
    preferLocal: true,
    reject: false,
    stdio: 'inherit',
  });
  if (exitCode !== 0) return false;
  mkdirSync(siteDirectory, {recursive: true});
  writeFileSync(fingerprintFile, wanted);
  return true;
}

function builtFingerprint(): string | undefined {
  try {
    return readFileSync(fingerprintFile, 'utf8');
  } catch {
    return undefined;
  }
}
