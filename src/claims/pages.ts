import type {Claim, ReleaseRange} from '../content/claim/claim.ts';
import {partsOfId} from '../content/claim/claim-id.ts';
import {recordedTexts} from '../content/claim/recorded-texts.ts';
import {pageName, readPage} from '../content/page/page.ts';
import {formatProblem} from '../content/problem.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {pageFiles} from '../lint/check-project.ts';
import {registeredChecks} from './claim.ts';
import type {Subject} from './report.ts';

/** The claims of all pages by their ids, read where they are asked for. */
export interface Pages {
  /** The ids of all claims of all pages that a run against one server holds, in reading order. */
  ids(): string[];
  /** The ids of all claims about releases of ElizaOS only, in reading order. */
  releaseIds(): string[];
  /** The ids of all claims about versions before a release, in reading order. */
  preReleaseIds(): string[];
  /** Throws a sentence for an id that no page has. */
  claim(id: string): Claim;
  /** The documented values of the claim as the record of released servers keeps them. */
  recordedTexts(id: string): string[];
  /** The claim with the place of its check. */
  subject(id: string): Subject;
}

/**
 * The pages of a project as they are now.
 * @param placeOfCheck where the check of a claim stands, where that is not told by the checks that are loaded
 */
export function readPages(files: ProjectFiles, placeOfCheck = registeredPlace): Pages {
  const byPage = new Map<string, Map<string, Claim>>();
  const claims = (file: string): Map<string, Claim> => {
    const known = byPage.get(file) ?? claimsOf(file, files);
    byPage.set(file, known);
    return known;
  };
  const claim = (id: string): Claim => {
    const file = fileOf(id);
    const found = claims(file).get(partsOfId(id).claim);
    if (!found) throw new Error(`${file} has no claim "${id}": run "npm run check".`);
    return found;
  };
  const idsOf = (isMeant: (releases: ReleaseRange | undefined) => boolean) =>
    pageFiles(files).flatMap((file) =>
      [...claims(file)]
        .filter(([, {releases}]) => isMeant(releases))
        .map(([name]) => `${pageName(file)}/${name}`),
    );
  return {
    ids: () => idsOf((releases) => releases === undefined),
    releaseIds: () => idsOf((releases) => releases !== undefined && releases.on === undefined),
    preReleaseIds: () => idsOf((releases) => releases?.on !== undefined),
    claim,
    recordedTexts: (id) => recordedTexts(claim(id), files),
    subject(id) {
      const {line, column} = claim(id);
      return {id, file: fileOf(id), line, column, check: placeOfCheck(id)};
    },
  };
}

function registeredPlace(id: string): Subject['check'] {
  const {file = 'src/checks', line = 1} = registeredChecks().get(id)?.place ?? {};
  return {file, line};
}

function fileOf(id: string): string {
  return `docs/${partsOfId(id).page}.mdx`;
}

function claimsOf(file: string, files: ProjectFiles): Map<string, Claim> {
  const result = readPage(file, files.read(file) ?? '');
  if (!result.ok) throw new Error(formatProblem(result.problem));
  return new Map(result.page.claims.map((claim) => [claim.id, claim]));
}
