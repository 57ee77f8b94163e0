import {judge, type Verdict} from '../../src/checks/judge.ts';
import type {ProjectFiles} from '../../src/content/project-files.ts';
import type {Servers} from '../claims/claim.ts';
import {registeredChecks} from '../claims/index.ts';
import {readPages} from '../claims/pages.ts';
import {inParallel} from './in-parallel.ts';
import {type Mutant, mutated} from './mutant.ts';

/** Why no mutant can be tried, in a sentence. */
export class NotReady extends Error {}

/** Runs checks against pages of which one is a mutant. */
export interface ClaimWatch {
  /** Whether the check of the claim, or one that builds on it, notices the mutant. */
  notices(id: string, mutant: Mutant): Promise<boolean>;
}

/**
 * Learns which checks build on which claims by running all of them once on the pages as they are.
 * Throws {@link NotReady} where one of them does not hold: then no mutant says anything.
 */
export async function watchClaims(files: ProjectFiles, servers: Servers): Promise<ClaimWatch> {
  const builtOn = new Map<string, Set<string>>();
  const pages = readPages(files);
  await inParallel([...registeredChecks().keys()], async (id) => {
    const said = (other: string) => {
      builtOn.set(other, (builtOn.get(other) ?? new Set()).add(id));
      return pages.claim(other);
    };
    const verdict = await judgeClaim(id, pages.claim, said, servers);
    if (verdict.outcome === 'not-observable') {
      throw new NotReady(`The claim ${id} cannot be observed here: ${verdict.reason}`);
    }
    if (verdict.outcome !== 'holds') {
      throw new NotReady(`The claim ${id} does not hold as it is: run "npm run claims" first.`);
    }
  });
  return {
    async notices(id, mutant) {
      const changed = readPages(mutated(files, mutant));
      for (const watching of [id, ...(builtOn.get(id) ?? [])]) {
        // A claim that cannot even be found any more has been noticed to change.
        const verdict = await judgeClaim(watching, changed.claim, changed.claim, servers).catch(
          () => undefined,
        );
        if (verdict?.outcome !== 'holds') return true;
      }
      return false;
    },
  };
}

async function judgeClaim(
  id: string,
  claim: ReturnType<typeof readPages>['claim'],
  said: ReturnType<typeof readPages>['claim'],
  servers: Servers,
): Promise<Verdict> {
  return judge(claim(id), said, async (context) => {
    await registeredChecks().get(id)?.({...context, ...servers});
  });
}
