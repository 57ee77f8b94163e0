import type {RequestListener} from 'node:http';
import type {Startable} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {projectFiles} from '../../content/project-files.ts';
import {projectRoot} from '../../machine/project.ts';
import {withStub} from '../../servers/http/stub.ts';
import {strongKey} from '../../servers/strong-key.ts';
import type {Guide} from '../../verify/guide-claims.ts';
import {readKnownReleases} from '../../verify/releases/read-known-releases.ts';
import {reference, refusalClaim} from '../../verify/releases/recognize.ts';
import {recordOf} from '../../verify/stand-in-record.ts';
import {type StandInSettings, standInRelease} from '../../verify/stand-in-release.ts';
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

/** What a run may be told beside the URL and the key. */
type RunOptions = Partial<Parameters<typeof verify>[0]>;

/**
 * A run against a release, judged by a record of what a run before it saw: the release that a check has, or a stand-in
 * where it has the reference server.
 */
export async function runAtRelease(
  servers: Startable,
  options: RunOptions = {},
): Promise<VerifyResult> {
  const recorded = await recordedServer(servers);
  if (recorded === undefined) return (await runAsRelease(options)).result;
  return servers.withKeyedServer({}, ({url, key}) =>
    verify(
      {url: new URL(url), key, withLimits: false, expected: recordedVersion, ...options},
      () => recorded,
    ),
  );
}

/** The version by whose name a record of one run has what that run saw, of whatever version the server is. */
const recordedVersion = '1.7.2';

/** The guide with a record of the server that a check has; `undefined` where that server refuses as documented. */
const recordedServer = oncePerRun(({withKeyedServer}: Startable) =>
  withKeyedServer({}, async ({url, key}) => {
    const recorded = await recordedAt(url, key);
    return recorded.refusesAsDocumented ? undefined : recorded.guide;
  }),
);

/** A run against a stand-in that does as a release, judged by a record of what that stand-in does. */
export async function runAsRelease(
  options: RunOptions = {},
  settings: StandInSettings = {},
): Promise<{result: VerifyResult; notes: string[]; posted: number; key: string}> {
  const key = strongKey();
  const notes: string[] = [];
  const release = await recordedRelease();
  const answer = standInRelease({key, ...settings});
  let posted = 0;
  const counting: RequestListener = (request, response) => {
    if (request.method === 'POST') posted++;
    answer(request, response);
  };
  const result = await withStub(counting, (url) =>
    verify({url: new URL(url), key, withLimits: false, ...options}, () => release, {
      onNote: (note) => notes.push(note),
    }),
  );
  return {result, notes, posted, key};
}

let recorded: Promise<Guide> | undefined;

/** The guide with a record of the stand-in, which is made once. */
function recordedRelease(): Promise<Guide> {
  const key = strongKey();
  recorded ??= withStub(standInRelease({key}), async (url) => (await recordedAt(url, key)).guide);
  return recorded;
}

/** The guide with a record of what a run sees of this server, and whether that is the documented refusal. */
async function recordedAt(
  url: string,
  key: string,
): Promise<{guide: Guide; refusesAsDocumented: boolean}> {
  const options = {url: new URL(url), key, withLimits: false, expected: reference};
  const result = await verify(options, () => guide);
  const claims = result.ok ? result.outcome.claims : [];
  const refusal = claims.find(({id}) => id === refusalClaim);
  return {
    guide: {...guide, releases: recordOf(recordedVersion, claims)},
    refusesAsDocumented: refusal?.outcome === 'holds',
  };
}

/** Where the guide has the server on the reader's machine. */
export function usualUrl(otherClaim: CheckContext['otherClaim']): string {
  const [, url] = otherClaim('clients/client-defaults').codes();
  return new URL(url?.text ?? '').href;
}
