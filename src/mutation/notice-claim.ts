import type {WhiteBox} from '../claims/claim.ts';
import {isBorneOut} from '../claims/judge.ts';
import {readPages} from '../claims/pages.ts';
import {runClaim} from '../claims/run-claims.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {upToDateLedger} from '../records/up-to-date-ledger.ts';
import {type Mutant, mutated} from './mutant.ts';

/** Why no mutant can be tried, in a sentence. */
export class NotReady extends Error {}

/** Runs checks against pages of which one is a mutant. */
export interface ClaimWatch {
  /** Whether the check of the claim, or one that builds on it, notices the mutant. */
  notices(id: string, mutant: Mutant): Promise<boolean>;
}

/**
 * Reads in the record of the last run which checks build on which claims, and runs the checks where it is out of date.
 * Throws {@link NotReady} where one of them does not hold: then no mutant says anything.
 */
export async function watchClaims(files: ProjectFiles, servers: WhiteBox): Promise<ClaimWatch> {
  const claims = (await upToDateLedger())?.claims ?? [];
  if (claims.length === 0) throw new NotReady('The claims were not checked: run "npm run claims".');
  for (const {id, outcome, reason} of claims) {
    if (outcome === 'not-observable') {
      throw new NotReady(`The claim ${id} cannot be observed here: ${reason}`);
    }
    if (!isBorneOut(outcome)) {
      throw new NotReady(`The claim ${id} does not hold as it is: run "npm run claims" first.`);
    }
  }
  return {
    async notices(id, mutant) {
      const changed = readPages(mutated(files, mutant));
      const builtOnIt = claims.filter(({buildsOn}) => buildsOn.includes(id));
      for (const watching of [id, ...builtOnIt.map((entry) => entry.id)]) {
        // A claim that cannot even be found any more has been noticed to change.
        const checked = await runClaim(watching, changed, servers).catch(() => undefined);
        if (!checked || !isBorneOut(checked.verdict.outcome)) return true;
      }
      return false;
    },
  };
}
