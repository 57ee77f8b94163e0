import path from 'node:path';
import type {ProjectFiles} from '../../src/content/project-files.ts';

/** A project in memory: texts by path. */
export function memoryFiles(texts: Readonly<Record<string, string>>): ProjectFiles {
  const below = (folder: string) =>
    Object.keys(texts)
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => path.posix.relative(folder, file).split('/'));
  const unique = (names: (string | undefined)[]) =>
    [...new Set(names.filter((name) => name !== undefined))].sort();
  return {
    read: (file) => texts[file],
    fileNames: (folder) =>
      unique(below(folder).map(([name, ...rest]) => (rest.length === 0 ? name : undefined))),
    folderNames: (folder) =>
      unique(below(folder).map(([name, ...rest]) => (rest.length > 0 ? name : undefined))),
  };
}

/** Lines as one text. */
export function lines(...all: string[]): string {
  return `${all.join('\n')}\n`;
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
