import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Problem} from '../content/problem.ts';
import {filesBelow, type ProjectFiles} from '../content/project-files.ts';
import type {Site} from './check-site.ts';

export type SiteReading = {site: Site; problem: Problem | undefined};

const sidebarsFile = 'sidebars.ts';

/** The pages that plugins make, of `docusaurus.config.ts`. */
const routes = ['/api-reference'];

/** The files that the checks and the build write. */
const built = ['/claims.json', '/llms.txt', '/llms-full.txt', '/sitemap.xml'];

/**
 * What the site has beside its pages: the addresses and the files of the build, and the sidebars, which are loaded as the
 * build loads them. Sidebars that do not load are a problem, and pages are not looked for in them.
 */
export async function readSite(root: string, files: ProjectFiles): Promise<SiteReading> {
  const linking = [
    'docusaurus.config.ts',
    ...['src/theme', 'src/components'].flatMap((folder) => filesBelow(files, folder)),
  ];
  const site: Site = {routes, built, linking};
  const text = files.read(sidebarsFile);
  if (text === undefined) {
    return {site, problem: problemAt(1, 1, `there is no ${sidebarsFile}.`)};
  }
  try {
    const loaded: {default?: unknown} = await import(
      pathToFileURL(path.join(root, sidebarsFile)).href
    );
    const value = exportedValue(loaded.default);
    return {site: {...site, sidebars: {file: sidebarsFile, text, value}}, problem: undefined};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The compiler names the place in a line of the message.
    const [, line = '1', column = '0', reason = message] =
      /sidebars\.ts:(\d+):(\d+): (?:ERROR: )?(.*)/.exec(message) ?? [];
    return {
      site,
      problem: problemAt(Number(line), Number(column) + 1, `it does not load: ${reason}`),
    };
  }
}

/** A file of CommonJS comes with its exports as the default. */
function exportedValue(loaded: unknown): unknown {
  const isWrapped = typeof loaded === 'object' && loaded !== null && '__esModule' in loaded;
  return isWrapped && 'default' in loaded ? loaded.default : loaded;
}

function problemAt(line: number, column: number, message: string): Problem {
  return {file: sidebarsFile, line, column, code: 'sidebar', message};
}
