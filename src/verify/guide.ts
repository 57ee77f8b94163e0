import {registeredChecks} from '../checks/index.ts';
import {projectFiles} from '../content/project-files.ts';
import {readCommit} from '../machine/commit.ts';
import {projectRoot} from '../machine/project.ts';
import {siteAddress} from '../machine/site-address.ts';
import {claimsFingerprint} from '../records/fingerprint.ts';
import type {Guide} from './guide-claims.ts';
import {isLoopback} from './input/server-url.ts';
import {readKnownReleases} from './releases/read-known-releases.ts';

/** The guide of this repository as it is now. */
export function readGuide(): Guide {
  return {
    files: projectFiles(projectRoot),
    checks: knownChecks(),
    site: publishedSite(),
    isPacked: false,
    releases: readKnownReleases(projectRoot),
    inputs: claimsFingerprint(projectRoot),
    ...readCommit(projectRoot),
  };
}

/** Where the site is published. On this machine, the address may be that of the server that is checked. */
function publishedSite(): string | null {
  const {url, baseUrl} = siteAddress(process.env);
  return isLoopback(new URL(url)) ? null : `${url}${baseUrl}`.replace(/\/+$/, '');
}

/** What is known of the check of each claim, whether it can be held against any server or not. */
function knownChecks(): Guide['checks'] {
  return new Map(
    [...registeredChecks()].map(([id, {needs, place}]) => {
      const {file, line} = place;
      return [id, {file, line, ...(needs === undefined ? {} : {needs})}];
    }),
  );
}
