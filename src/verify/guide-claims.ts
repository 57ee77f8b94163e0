import {registeredChecks} from '../checks/black-box.ts';
import type {BlackBoxCheck} from '../claims/claim.ts';
import {readPages} from '../claims/pages.ts';
import {readFrontMatter} from '../content/page/front-matter.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {pageFiles} from '../lint/check-project.ts';
import type {KnownReleases} from './releases/known-releases.ts';
import type {VerifiableClaims} from './verify-claims.ts';

/** What the guide tells of a check. */
export interface CheckInfo {
  file: string;
  line: number;
  needs?: string;
}

/** The guide as the command knows it. */
export interface Guide {
  /** Its pages. */
  files: ProjectFiles;
  /** Where the check of each claim stands, and why it cannot be held against a server by its URL, where that is so. */
  checks: ReadonlyMap<string, CheckInfo>;
  /** The address of its site, without a trailing slash; `null` where nobody says where it is published. */
  site: string | null;
  /** Whether it comes out of the package, so that the reader has no files of it. */
  isPacked: boolean;
  /** What released servers were seen to do. */
  releases: KnownReleases;
  /** A digest of the pages and of the checks. */
  inputs: string;
  /** The commit that it comes from. */
  commit: string | null;
  changed: boolean;
}

const claimsByGuide = new WeakMap<Guide, VerifiableClaims>();

/** The claims of a guide, which is read once, however many servers it is held against. */
export function claimsOf(guide: Guide): VerifiableClaims {
  const known = claimsByGuide.get(guide) ?? readClaims(guide);
  claimsByGuide.set(guide, known);
  return known;
}

function readClaims({files, checks: known}: Guide): VerifiableClaims {
  const checks = new Map<string, BlackBoxCheck>();
  for (const [id, registered] of registeredChecks()) {
    if (registered.needs === undefined) checks.set(id, registered.check);
  }
  const placeOf = (id: string) => {
    const {file = 'src/checks', line = 1} = known.get(id) ?? {};
    return {file, line};
  };
  const needsOf = (id: string) => known.get(id)?.needs;
  return {pages: readPages(files, placeOf), checks, needsOf};
}

/** The titles of the pages of a guide, by their files. */
export function titlesOf({files}: Guide): ReadonlyMap<string, string> {
  return new Map(
    pageFiles(files).map((file) => {
      const {title = file} = readFrontMatter(files.read(file) ?? '').frontMatter;
      return [file, title];
    }),
  );
}
