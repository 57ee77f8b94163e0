import {registeredChecks} from '../checks/index.ts';
import {checkClaim} from '../claims/check-claim.ts';
import type {Pages} from '../claims/pages.ts';
import {inParallel} from '../machine/in-parallel.ts';
import type {PreRelease, PreReleaseClaim, ReleaseOutcome} from '../records/compatibility.ts';
import {NotUsable} from '../servers/elizaos/installed-release.ts';
import {installPreRelease} from '../servers/elizaos/pre-release/install.ts';
import {
  type PreReleaseServers,
  preReleaseServers,
} from '../servers/elizaos/pre-release/pre-release-servers.ts';
import {inNumbers} from './in-numbers.ts';
import {outcomeOf} from './outcome-of.ts';

/** How many claims are tried at a time. */
const concurrency = 2;

/** Holds the claims about versions before a release against one of them. Where it cannot be tried, the result says why. */
export async function tryPreRelease(
  version: string,
  pages: Pages,
  ids: readonly string[],
): Promise<PreRelease> {
  const {version: node} = process;
  try {
    const servers = preReleaseServers(await installPreRelease(version));
    // By itself first, so that one that does not start is told from a claim that does not hold.
    await servers.withServer({}, async () => {});
    const claims: PreReleaseClaim[] = [];
    const tries = inParallel(ids, concurrency, (id) => tryClaim(id, pages, servers));
    for await (const claim of tries) claims.push(claim);
    claims.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    process.stdout.write(`  ${inNumbers(claims)}\n`);
    return {version, node, standIns: servers.standIns(), claims};
  } catch (error) {
    if (!(error instanceof NotUsable)) throw error;
    process.stdout.write(`  ${error.message}\n`);
    return {version, node, problem: error.message, standIns: [], claims: []};
  }
}

async function tryClaim(
  id: string,
  pages: Pages,
  servers: PreReleaseServers,
): Promise<PreReleaseClaim> {
  const claim = pages.claim(id);
  const tried = (outcome: ReleaseOutcome): PreReleaseClaim => ({
    id,
    statement: claim.statement,
    documented: pages.recordedTexts(id),
    outcome,
  });
  const registered = registeredChecks().get(id);
  if (registered?.takes !== 'pre-release') {
    return tried({
      outcome: 'not-tried',
      reason: 'No check of a version before a release holds it.',
    });
  }
  const {check} = registered;
  const {verdict} = await checkClaim(
    id,
    pages,
    (context) => check({...context, withServer: servers.withServer}),
    {goesOn: true},
  );
  return tried(outcomeOf(claim, verdict));
}
