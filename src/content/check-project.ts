import {type ClaimedPage, checkBinding} from './check-binding.ts';
import {checkPage} from './check-page.ts';
import {readPage} from './page.ts';
import {inReadingOrder, type Problem} from './problem.ts';
import {filesBelow, type ProjectFiles} from './project-files.ts';
import {regionsOf} from './region.ts';
import type {Vocabulary} from './vocabulary.ts';

/** What a check of the whole project found. */
export interface ProjectCheck {
  problems: Problem[];
  pageCount: number;
  fenceCount: number;
  claimCount: number;
}

/**
 * Checks all pages, all regions of `examples/`, and that claims and checks belong together.
 * @param vocabulary what the code knows; without it, the words of the pages are not held against anything
 */
export async function checkProject(
  files: ProjectFiles,
  vocabulary?: Vocabulary,
): Promise<ProjectCheck> {
  const problems: Problem[] = [];
  const claimed: ClaimedPage[] = [];
  let fenceCount = 0;
  // One page at a time, and of each only what is needed later: many syntax trees would fill the memory.
  for (const file of pageFiles(files)) {
    const result = readPage(file, files.read(file) ?? '');
    if (!result.ok) {
      problems.push(result.problem);
      continue;
    }
    const {page} = result;
    problems.push(...(await checkPage(page, files, vocabulary)));
    fenceCount += page.fences.length;
    claimed.push({file, claims: page.claims.map(({id, line, column}) => ({id, line, column}))});
  }
  problems.push(...checkPageNames(files));
  problems.push(...checkRegions(files));
  problems.push(...checkBinding(claimed, readSpecs(files)));
  return {
    problems: inReadingOrder(problems),
    pageCount: claimed.length,
    fenceCount,
    claimCount: claimed.reduce((sum, {claims}) => sum + claims.length, 0),
  };
}

/** The pages of the project. */
export function pageFiles(files: ProjectFiles): string[] {
  return filesBelow(files, 'docs').filter((file) => file.endsWith('.mdx'));
}

/** Docusaurus may publish what the checker does not read, so nothing else stands among the pages. */
function checkPageNames(files: ProjectFiles): Problem[] {
  return filesBelow(files, 'docs')
    .filter((file) => !file.endsWith('.mdx'))
    .map((file) => ({
      file,
      line: 1,
      column: 1,
      code: 'not-a-page',
      message: 'docs/ holds pages only, and a page is an .mdx file: rename or move this file.',
    }));
}

function checkRegions(files: ProjectFiles): Problem[] {
  return filesBelow(files, 'examples').flatMap((file) =>
    regionsOf(file, files).faults.map((fault) => ({file, ...fault})),
  );
}

function readSpecs(files: ProjectFiles) {
  return filesBelow(files, 'tests/claims')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({file, text: files.read(file) ?? ''}));
}
