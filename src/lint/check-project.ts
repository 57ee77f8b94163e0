import {filesOfExample, shownRegion} from '../content/code/example.ts';
import {regionsOf} from '../content/code/region.ts';
import {type Page, pageName, readPage} from '../content/page/page.ts';
import {inReadingOrder, type Problem} from '../content/problem.ts';
import {filesBelow, type ProjectFiles} from '../content/project-files.ts';
import {type ClaimedPage, checkBinding, type PlacedCheck} from './check-binding.ts';
import {checkPage} from './check-page.ts';
import {checkReleased, type RecordedReleases} from './check-released.ts';
import {outlineOf, type PageOutline, type Site, siteProblems} from './check-site.ts';
import type {Language} from './language/check-language.ts';
import {guideProblems} from './language/guides.ts';
import {
  checkSentences,
  type HeldSentence,
  strayLists,
  unheldSentences,
} from './sentences/check-sentences.ts';
import type {Vocabulary} from './vocabulary.ts';

/** What a check of the whole project found. */
export interface ProjectCheck {
  problems: Problem[];
  pageCount: number;
  fenceCount: number;
  claimCount: number;
}

/** What pages are held against, beside the files of the project. */
export interface Surroundings {
  /** What the code knows; without it, the words of the pages are not held against anything. */
  vocabulary?: Vocabulary | undefined;
  /** What their prose is held against; without it, nothing is said of their language. */
  language?: Language | undefined;
  /** The check of each claim; without them, claims need none. */
  checks?: readonly PlacedCheck[] | undefined;
  /** What released servers were seen to do; without it, claims about them are not held against anything. */
  releases?: RecordedReleases | undefined;
  /** Whether each sentence outside claims has to be on the list of its page. */
  readsSentences?: boolean;
  /** What the site has beside its pages. */
  site?: Site;
}

/**
 * Checks all pages, each by itself and all with each other, all regions of `examples/`, and that claims and checks belong
 * together.
 */
export async function checkProject(
  files: ProjectFiles,
  {
    vocabulary,
    language,
    checks,
    releases,
    readsSentences = false,
    site = {routes: [], built: []},
  }: Surroundings = {},
): Promise<ProjectCheck> {
  const problems: Problem[] = [];
  const claimed: ClaimedPage[] = [];
  const outlines: PageOutline[] = [];
  const shown = new Set<string>();
  const held: HeldSentence[] = [];
  let fenceCount = 0;
  // One page at a time, and of each only what is needed later: many syntax trees would fill the memory.
  for (const file of pageFiles(files)) {
    const result = readPage(file, files.read(file) ?? '');
    if (!result.ok) {
      problems.push(result.problem);
      // Other pages may link to it all the same.
      const {frontMatter} = result;
      outlines.push(
        outlineOf({file, frontMatter, links: [], anchors: undefined, places: new Map()}),
      );
      continue;
    }
    const {page} = result;
    for (const problem of await checkPage(page, files, vocabulary, language))
      problems.push(problem);
    problems.push(...checkReleased(file, page.claims, releases, files));
    outlines.push(outlineOf(page));
    if (readsSentences) {
      const checked = checkSentences(page, files);
      problems.push(...checked.problems);
      held.push(...checked.held);
    }
    for (const region of shownRegions(page)) shown.add(region);
    fenceCount += page.fences.length;
    claimed.push({file, claims: page.claims.map(({id, line, column}) => ({id, line, column}))});
  }
  const all = problems.concat(
    siteProblems(outlines, files, site),
    checkPageNames(files),
    checkRegions(files, shown),
    checkBinding(claimed, checks),
    language ? guideProblems(files, language) : [],
    readsSentences ? sentenceProblems(claimed, held, files) : [],
  );
  return {
    problems: inReadingOrder(all),
    pageCount: claimed.length,
    fenceCount,
    claimCount: claimed.reduce((sum, {claims}) => sum + claims.length, 0),
  };
}

/** What is wrong with the lists of sentences that no page tells by itself. */
function sentenceProblems(
  pages: readonly ClaimedPage[],
  held: readonly HeldSentence[],
  files: ProjectFiles,
): Problem[] {
  const claims = pages.flatMap((page) => page.claims.map(({id}) => `${pageName(page.file)}/${id}`));
  return [...unheldSentences(held, new Set(claims)), ...strayLists(pageFiles(files), files)];
}

/** The pages of the project. */
export function pageFiles(files: ProjectFiles): string[] {
  return filesBelow(files, 'docs').filter((file) => file.endsWith('.mdx'));
}

/**
 * Docusaurus may publish what the checker does not read, so nothing else stands among the pages. Names that it passes over
 * are those of hidden files, and of files and folders that begin with `_`.
 */
function checkPageNames(files: ProjectFiles): Problem[] {
  return filesBelow(files, 'docs').flatMap((file): Problem[] => {
    const names = file.split('/').slice(1);
    const isPage = file.endsWith('.mdx');
    const isHidden = names.some((name) => name.startsWith('.'));
    if (isPage ? !isHidden && !names.some((name) => name.startsWith('_')) : isHidden) return [];
    const message = isPage
      ? 'the site has no page of a file or a folder whose name begins with "." or "_": rename it.'
      : 'docs/ holds pages only, and a page is an .mdx file: rename or move this file.';
    return [{file, line: 1, column: 1, code: 'not-a-page', message}];
  });
}

/**
 * What is wrong with the regions of `examples/`.
 * @param shown the regions that pages show, as `file#region`: doubled ones are named there, where one of them is shown
 */
function checkRegions(files: ProjectFiles, shown: ReadonlySet<string>): Problem[] {
  return filesBelow(files, 'examples').flatMap((file) => {
    const {regions, faults} = regionsOf(file, files);
    const doubled = regions.flatMap(({name, line, column}, place) => {
      const first = regions.slice(0, place).find((earlier) => earlier.name === name);
      if (!first) return [];
      const message = `region "${name}" is opened at line ${first.line} already: give this one another name.`;
      return [{name, file, line, column, code: 'doubled-region', message} as const];
    });
    const isNamed = doubled.some(({name}) => shown.has(`${file}#${name}`));
    const others = isNamed ? [] : doubled.map(({name: _, ...problem}) => problem);
    return [...faults.map((fault) => ({file, ...fault})), ...others];
  });
}

/** The regions that a page shows, as `file#region`. */
function shownRegions({fences, examples}: Page): string[] {
  const snippets = fences.flatMap(({source: from}) =>
    from.kind === 'snippet' ? [`${from.reference.file}#${from.reference.region}`] : [],
  );
  const named = examples.flatMap(({name}) => (name === undefined ? [] : filesOfExample(name)));
  return [...snippets, ...named.map((file) => `${file}#${shownRegion}`)];
}
