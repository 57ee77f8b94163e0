import {checkBinding} from './check-binding.ts';
import {checkPage} from './check-page.ts';
import {type Page, readPage} from './page.ts';
import {inReadingOrder, type Problem} from './problem.ts';
import {filesBelow, type ProjectFiles} from './project-files.ts';
import {readRegions} from './region.ts';

/** What a check of the whole project found. */
export interface ProjectCheck {
  problems: Problem[];
  pageCount: number;
  fenceCount: number;
  claimCount: number;
}

/** Checks all pages, all regions of `examples/`, and that claims and checks belong together. */
export async function checkProject(files: ProjectFiles): Promise<ProjectCheck> {
  const problems: Problem[] = [];
  const pages: Page[] = [];
  for (const file of pageFiles(files)) {
    const result = readPage(file, files.read(file) ?? '');
    if (result.ok) pages.push(result.page);
    else problems.push(result.problem);
  }
  problems.push(...checkPageNames(files));
  for (const page of pages) problems.push(...(await checkPage(page, files)));
  problems.push(...checkRegions(files));
  problems.push(...checkBinding(pages, readSpecs(files)));
  return {
    problems: inReadingOrder(problems),
    pageCount: pages.length,
    fenceCount: pages.reduce((sum, {fences}) => sum + fences.length, 0),
    claimCount: pages.reduce((sum, {claims}) => sum + claims.length, 0),
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
    readRegions(files.read(file) ?? '').faults.map((fault) => ({file, ...fault})),
  );
}

function readSpecs(files: ProjectFiles) {
  return filesBelow(files, 'tests/claims')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({file, text: files.read(file) ?? ''}));
}
