import type {CheckedClaim} from '../claims/check-claim.ts';
import {type Pages, readPages} from '../claims/pages.ts';
import {type Value, valuesOf} from '../content/claim/claim.ts';
import {type ProjectFiles, withTexts} from '../content/project-files.ts';
import type {Edit} from './edit.ts';
import {bodyOf, type Rewriting, rewriteFences} from './rewrite-fence.ts';

/** A fenced block gets this many tries; one that its check does not hold after that goes back to what it was. */
const tries = 2;

/** The texts that fenced blocks get instead of their own, in memory, by the claims that they stand in. */
export class Rewritings {
  private readonly files: ProjectFiles;
  private readonly pages: Pages;
  private readonly bodies = new Map<string, string>();
  private readonly tried = new Map<string, number>();

  constructor(files: ProjectFiles) {
    this.files = files;
    this.pages = readPages(files);
  }

  /**
   * Follows what a check observed: rewrites a block that drifts, and takes back a text that the check does not hold.
   * Gives whether the page changes by it.
   * @param pages the pages that were checked
   */
  follow({id, verdict}: CheckedClaim, pages: Pages): boolean {
    switch (verdict.outcome) {
      case 'drift': {
        const {value, observed} = verdict.drift;
        if (value.kind !== 'block' || !isBlockOf(id, value, pages)) return false;
        return this.rewrite(id, observed) || this.takeBack(id);
      }
      case 'failed':
      case 'unread':
        return this.takeBack(id);
      default:
        return false;
    }
  }

  /** The project's files with the pages as they are rewritten. */
  asFiles(): ProjectFiles {
    return withTexts(this.files, new Map(this.edits().map(({file, after}) => [file, after])));
  }

  /** One for each page that changes. */
  edits(): Edit[] {
    const byPage = new Map<string, Rewriting[]>();
    for (const [id, body] of this.bodies) {
      const {file} = this.pages.subject(id);
      const block = this.blockOf(id);
      if (block) byPage.set(file, [...(byPage.get(file) ?? []), {block, body}]);
    }
    return [...byPage].map(([file, rewritings]) => {
      const before = this.files.read(file) ?? '';
      return {file, before, after: rewriteFences(before, rewritings)};
    });
  }

  private rewrite(id: string, observed: string): boolean {
    const block = this.blockOf(id);
    const count = this.tried.get(id) ?? 0;
    if (!block || count === tries) return false;
    const page = this.files.read(this.pages.subject(id).file) ?? '';
    const body = bodyOf(page, block, observed);
    if (body === undefined || body === block.text) return false;
    this.tried.set(id, count + 1);
    this.bodies.set(id, body);
    return true;
  }

  private takeBack(id: string): boolean {
    this.tried.set(id, tries);
    return this.bodies.delete(id);
  }

  /** The block of a claim as it stands in the file; a check reads one only where its claim has no other. */
  private blockOf(id: string): Value | undefined {
    return valuesOf(this.pages.claim(id)).find(({kind}) => kind === 'block');
  }
}

/** A check may also hold what another claim says; that one is left to its own check. */
function isBlockOf(id: string, {start, text}: Value, pages: Pages): boolean {
  return valuesOf(pages.claim(id)).some((value) => value.start === start && value.text === text);
}
