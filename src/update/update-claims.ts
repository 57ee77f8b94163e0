import {registeredChecks} from '../checks/index.ts';
import type {CheckedClaim} from '../claims/check-claim.ts';
import type {WhiteBox} from '../claims/claim.ts';
import {type Pages, readPages} from '../claims/pages.ts';
import {failureOf, runClaim} from '../claims/run-claims.ts';
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

/** How many checks run at a time; most of them wait for a program that they started. */
const concurrency = 4;

/**
 * Runs all checks and rewrites the outputs in fenced blocks that drift, until nothing changes any more. The pages are
 * rewritten in memory only, so that a text that its own check does not hold never reaches them.
 */
export async function updateClaims(files: ProjectFiles, servers: WhiteBox): Promise<ClaimsUpdate> {
  const rewritings = new Rewritings(files);
  const latest = new Map<string, CheckedClaim>();
  const readBy = new Map<string, ReadonlySet<string>>();
  let pages = readPages(files);
  let waiting = [...registeredChecks().keys()];
  // This ends, since each block has so many tries only.
  while (waiting.length > 0) {
    const checked = await checkAll(waiting, pages, servers, readBy);
    for (const claim of checked) latest.set(claim.id, claim);
    const changed = checked.filter((claim) => rewritings.follow(claim, pages)).map(({id}) => id);
    if (changed.length === 0) break;
    pages = readPages(rewritings.asFiles());
    // Those that do not hold are among them, since the lines that they name may have moved.
    waiting = [...latest.values()]
      .filter(({verdict}) => verdict.outcome !== 'holds')
      .map(({id}) => id)
      .concat(changed.flatMap((id) => readersOf(id, readBy)));
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

/**
 * Runs checks and gives the claims, in any order.
 * @param readBy gets for each check the claims that it reads, its own and others
 */
async function checkAll(
  ids: readonly string[],
  pages: Pages,
  servers: WhiteBox,
  readBy: Map<string, ReadonlySet<string>>,
): Promise<CheckedClaim[]> {
  const waiting = [...ids];
  const checked: CheckedClaim[] = [];
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const read = new Set<string>();
      readBy.set(id, read);
      const claim = (asked: string) => {
        read.add(asked);
        return pages.claim(asked);
      };
      checked.push(await runClaim(id, {...pages, claim}, servers));
    }
  };
  await Promise.all(Array.from({length: concurrency}, worker));
  return checked;
}

function readersOf(id: string, readBy: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...readBy].filter(([, read]) => read.has(id)).map(([reader]) => reader);
}
