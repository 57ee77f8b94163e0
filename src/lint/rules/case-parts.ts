import type {PlacedCheck} from '../check-binding.ts';
import type {RecordedOnOne, RecordedReleases} from '../check-released.ts';
import type {Site} from '../check-site.ts';
import type {Language} from '../language/check-language.ts';
import type {Vocabulary} from '../vocabulary.ts';

/** Lines as one text. */
export function lines(...all: string[]): string {
  return `${all.join('\n')}\n`;
}

/** A fenced block of a page. */
export function fence(info: string, ...body: string[]): string {
  return lines(`\`\`\`${info}`, ...body, '```');
}

/** A page with front matter of these fields. */
export function pageWith(...fields: string[]): string {
  return lines('---', ...fields, '---', '', 'Text.');
}

/** The files of a whole example of that name, with one line in each client. */
export function exampleFiles(name: string): Record<string, string> {
  return {
    [`examples/${name}/curl.sh`]: lines(
      '# region request',
      `curl "\${ELIZA_SERVER_URL:-http://localhost:3000}/it"`,
      '# endregion request',
    ),
    [`examples/${name}/typescript.mts`]: lines(
      '// #region request',
      'fetch(it)',
      '// #endregion request',
    ),
    [`examples/${name}/python.py`]: lines('# region request', 'get(it)', '# endregion request'),
    [`examples/${name}/output.json`]: lines('{"it": true}'),
  };
}

/** Files without one of them. */
export function without(files: Record<string, string>, file: string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
}

/** The check of a claim, at a line of a file of checks. */
export function checkAt(line: number, id: string): PlacedCheck {
  return {id, file: 'src/checks/page.ts', line, column: 1};
}

/** A site whose one sidebar has the pages of these ids. */
export function siteWith(...ids: string[]): Site {
  const text = `export default {docs: [${ids.map((id) => `'${id}'`).join(', ')}]};\n`;
  return {routes: [], built: [], sidebars: {file: 'sidebars.ts', text, value: {docs: ids}}};
}

/** A dictionary that lacks one word, and no exceptions. */
export const language: Language = {
  dictionary: {correct: (word) => word !== 'behaviour', suggest: () => ['behavior']},
  exceptions: [],
};

const paths = new Set(['/api/agents']);

/** What the code of a case knows. */
export const vocabulary: Vocabulary = {
  variables: new Set(['SERVER_PORT']),
  headers: new Set(['X-API-KEY']),
  statuses: new Set([200, 401]),
  paths,
  routes: (path) => paths.has(path),
};

/**
 * A record of the released servers 1.4.2 and 1.7.2: of each claim its documented values, and how it came out on both.
 * @param preReleases by version, what came of the claims about a version before a release
 */
export function recordOf(
  claims: Record<string, {documented: string[]; '1.4.2': string; '1.7.2': string}>,
  preReleases: Record<string, Record<string, RecordedOnOne>> = {},
): RecordedReleases {
  const recorded = Object.entries(claims).map(([id, {documented, ...outcomes}]) => {
    const releases = Object.entries(outcomes).map(([version, outcome]) => [version, {outcome}]);
    return [id, {documented, releases: Object.fromEntries(releases)}] as const;
  });
  return {
    versions: ['1.4.2', '1.7.2'],
    claims: new Map(recorded),
    preReleases: new Map(
      Object.entries(preReleases).map(([version, ofIt]) => [
        version,
        new Map(Object.entries(ofIt)),
      ]),
    ),
  };
}
