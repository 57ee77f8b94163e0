import {type Page, readPage} from '../content/page/page.ts';
import {formatProblem} from '../content/problem.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {pageFiles} from '../lint/check-project.ts';
import {claimMutants} from './claim-mutants.ts';
import {lineMutants, outputMutants} from './example-mutants.ts';
import type {Mutant} from './mutant.ts';

/**
 * Every change of one documented thing: each value in each claim, each arrow of a diagram, each line of the code that
 * pages pull, and each word of each output.
 */
export function docsMutants(files: ProjectFiles): Mutant[] {
  const pages = pageFiles(files).map((file) => pageOf(file, files));
  return [
    ...pages.flatMap((page) => claimMutants(page, files.read(page.file) ?? '')),
    ...lineMutants(pages, files),
    ...outputMutants(files),
  ];
}

function pageOf(file: string, files: ProjectFiles): Page {
  const result = readPage(file, files.read(file) ?? '');
  if (!result.ok) throw new Error(formatProblem(result.problem));
  return result.page;
}
