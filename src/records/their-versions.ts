import {pageName, readPage} from '../content/page/page.ts';
import {filesBelow, type ProjectFiles} from '../content/project-files.ts';
import {type Compatibility, readCompatibility, triedVersions} from './compatibility.ts';

/**
 * The record of the last run as the site shows it. A claim about some versions of ElizaOS was tried on the others too, to
 * see that it is not true there. That is no difference that a reader has to know: the page names the versions.
 */
export function readShownCompatibility(
  root: string,
  files: ProjectFiles,
): Compatibility | undefined {
  const record = readCompatibility(root);
  return record && ofTheirVersions(record, claimedVersions(files, triedVersions(record.releases)));
}

/**
 * @param claimed the versions that a claim is about, by its id with its page; nothing where it is about all
 */
export function ofTheirVersions(
  record: Compatibility,
  claimed: ReadonlyMap<string, readonly string[]>,
): Compatibility {
  const claims = record.claims.map((claim) => {
    const versions = claimed.get(claim.id);
    if (!versions) return claim;
    const releases = Object.entries(claim.releases).map(([version, outcome]) => [
      version,
      versions.includes(version) ? outcome : {outcome: 'of-other-versions'},
    ]);
    return {...claim, releases: Object.fromEntries(releases)};
  });
  return {...record, claims};
}

function claimedVersions(
  files: ProjectFiles,
  versions: readonly string[],
): Map<string, readonly string[]> {
  const claimed = new Map<string, readonly string[]>();
  for (const file of filesBelow(files, 'docs')) {
    const text = files.read(file) ?? '';
    // Reading a page takes longer than looking for what few pages have.
    if (!/\b(?:from|to)="/.test(text)) continue;
    const reading = readPage(file, text);
    if (!reading.ok) continue;
    for (const {id, releases} of reading.page.claims) {
      const {from, to} = releases ?? {};
      if (from === undefined && to === undefined) continue;
      const last = to === undefined ? versions.length : versions.indexOf(to) + 1;
      const first = from === undefined ? 0 : versions.indexOf(from);
      claimed.set(`${pageName(file)}/${id}`, versions.slice(first, last));
    }
  }
  return claimed;
}
