import type {CheckContext} from '../../claims/judge.ts';
import {projectFiles} from '../../content/project-files.ts';
import {projectRoot} from '../../machine/project.ts';
import type {Guide} from '../../verify/guide-claims.ts';
import {readKnownReleases} from '../../verify/releases/read-known-releases.ts';
import {type VerifyResult, verify} from '../../verify/verify.ts';

/** The guide for runs of `verify` of which only the outcome counts. */
export const guide: Guide = {
  files: projectFiles(projectRoot),
  checks: new Map(),
  site: null,
  isPacked: false,
  releases: readKnownReleases(projectRoot),
  inputs: '',
  commit: null,
  changed: false,
};

/** Runs `verify` against a server. */
export function verifyAt(
  url: string,
  key: string,
  extras: Parameters<typeof verify>[2] = {},
): Promise<VerifyResult> {
  return verify({url: new URL(url), key, withLimits: false}, () => guide, extras);
}

/** Where the guide has the server on the reader's machine. */
export function usualUrl(otherClaim: CheckContext['otherClaim']): string {
  const [, url] = otherClaim('authentication/client-defaults').codes();
  return new URL(url?.text ?? '').href;
}
