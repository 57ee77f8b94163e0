import {claimsFingerprint} from '../../src/commands/fingerprint.ts';
import {siteAddress} from '../../src/commands/site-address.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {readCommit} from '../claims/commit.ts';
import {registeredChecks} from '../claims/index.ts';
import {projectRoot} from '../support/program.ts';
import type {Guide} from './verify.ts';

/** The guide of this repository as it is now. */
export function readGuide(): Guide {
  const {url, baseUrl} = siteAddress(process.env);
  return {
    files: projectFiles(projectRoot),
    unseen: reasons(),
    site: `${url}${baseUrl}`.replace(/\/+$/, ''),
    inputs: claimsFingerprint(projectRoot),
    ...readCommit(projectRoot),
  };
}

/** Why each claim that takes the reference server cannot be seen from outside. */
function reasons(): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const [id, {unseen}] of registeredChecks()) {
    if (unseen !== undefined) all.set(id, unseen);
  }
  return all;
}
