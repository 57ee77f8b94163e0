import {registeredChecks} from '../checks/index.ts';
import {projectFiles} from '../content/project-files.ts';
import {readCommit} from '../machine/commit.ts';
import {projectRoot} from '../machine/project.ts';
import {claimsFingerprint} from '../records/fingerprint.ts';
import {siteAddress} from '../site/site-address.ts';
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
