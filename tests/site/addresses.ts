import {pageFiles} from '../../src/content/check-project.ts';
import {pageName, readPage} from '../../src/content/page.ts';
import {type ProjectFiles, projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../support/program.ts';

const files: ProjectFiles = projectFiles(projectRoot);

/** Where the page of a file of `docs/` is on the site. */
export function addressOf(file: string): string {
  const name = pageName(file);
  return name === 'introduction' ? '/' : `/${name}`;
}

/** The guide, which the rest of the site is about. */
export const guide = '/authentication';

/** Shows the description of the API with Swagger UI. */
export const apiReference = '/api-reference';

/** No page has this address, so it shows the 404 page. */
export const unknownAddress = '/no-such-page';

/** The pages of `docs/`. */
export const docsAddresses: readonly string[] = pageFiles(files).map(addressOf);

/** Every page that the site has. */
export const everyAddress: readonly string[] = [...docsAddresses, apiReference, unknownAddress];

/** How many diagrams the page at this address draws. */
export function diagramCount(address: string): number {
  const file = pageFiles(files).find((candidate) => addressOf(candidate) === address);
  if (file === undefined) return 0;
  const reading = readPage(file, files.read(file) ?? '');
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.page.fences.filter(({source}) => source.kind === 'diagram').length;
}
