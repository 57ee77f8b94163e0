import '../checks/index.ts';
import type {CheckedClaim} from '../claims/check-claim.ts';
import type {WhiteBox} from '../claims/claim.ts';
import {heldHere} from '../claims/held-here.ts';
import {isBorneOut} from '../claims/judge.ts';
import {readPages} from '../claims/pages.ts';
import {failureOf, runClaims} from '../claims/run-claims.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import type {Edit} from './edit.ts';
import {Rewritings} from './rewritings.ts';

/** What a run of all checks leaves to do. */
export interface ClaimsUpdate {
  edits: Edit[];
  /** What a person has to mend, each in the words of `npm run claims`. */
  failures: string[];
  /** What this machine cannot show, each with the reason. */
  unobserved: string[];
}

/**
 * Runs all checks and rewrites the outputs in fenced blocks that drift, until nothing changes any more. The pages are
 * rewritten in memory only, so that a text that its own check does not hold never reaches them.
 */
export async function updateClaims(files: ProjectFiles, servers: WhiteBox): Promise<ClaimsUpdate> {
  const rewritings = new Rewritings(files);
  const latest = new Map<string, CheckedClaim>();
  let pages = readPages(files);
  let waiting = heldHere(pages);
  // This ends, since each block has so many tries only.
  while (waiting.length > 0) {
    const changed: string[] = [];
    for await (const claim of runClaims(waiting, pages, servers)) {
      latest.set(claim.id, claim);
      if (rewritings.follow(claim, pages)) changed.push(claim.id);
    }
    if (changed.length === 0) break;
    pages = readPages(rewritings.asFiles());
    // Those that do not hold are among them, since the lines that they name may have moved.
    waiting = [...latest.values()]
      .filter(({verdict}) => !isBorneOut(verdict.outcome))
      .map(({id}) => id)
      .concat(readersOf(changed, latest.values()));
    waiting = [...new Set(waiting)];
  }
  const all = [...latest.values()];
  return {
    edits: rewritings.edits(),
    failures: all.flatMap((claim) => failureOf(claim, pages) ?? []),
    unobserved: all.flatMap(({id, verdict}) =>
      verdict.outcome === 'not-observable' ? [`${id} was not observed: ${verdict.reason}`] : [],
    ),
  };
}

/** The claims whose checks read one of these, their own included. */
function readersOf(ids: readonly string[], checked: Iterable<CheckedClaim>): string[] {
  return [...checked]
    .filter(({id, buildsOn}) => [id, ...buildsOn].some((read) => ids.includes(read)))
    .map(({id}) => id);
}
