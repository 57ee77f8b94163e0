import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {guardFolder, releaseFolder} from './guard.ts';
import {type RunningProgram, startProgram} from './program.ts';
import {projectRoot} from './project.ts';

const copied = [
  '.github',
  'docs',
  'examples',
  'src',
  'static',
  'tests',
  'docusaurus.config.ts',
  'package-lock.json',
  'package.json',
  'sidebars.ts',
];

/** A copy of the project that a test may break. */
export interface ProjectCopy {
  folder: string;
  /** Replaces a text that stands in the file; a text that does not is an error of the test. */
  replace(file: string, search: string, replacement: string): Promise<void>;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** Removes what the bundler keeps from one build to the next. */
  clearCache(): Promise<void>;
  run(
    command: string,
    options?: {args?: string[]; variables?: Record<string, string>},
  ): RunningProgram;
}

/**
 * Gives a task a copy of the project below the project's folder, where its packages are found, and removes it
 * in the end.
 * @param name of a folder for the copy, where the usual one does not do
 */
export async function withProjectCopy<Result>(
  task: (copy: ProjectCopy) => Promise<Result>,
  name = '.',
): Promise<Result> {
  const parent = path.join(projectRoot, '.cache');
  await mkdir(parent, {recursive: true});
  const place = await mkdtemp(path.join(parent, 'copy-'));
  guardFolder(place);
  const folder = path.join(place, name);
  try {
    for (const part of copied) {
      await cp(path.join(projectRoot, part), path.join(folder, part), {
        recursive: true,
        filter: (source) => path.basename(source) !== 'node_modules',
      });
    }
    return await task(projectCopy(folder));
  } finally {
    await rm(place, {recursive: true, maxRetries: 5, retryDelay: 200});
    releaseFolder(place);
  }
}

function projectCopy(folder: string): ProjectCopy {
  const read = (file: string) => readFile(path.join(folder, file), 'utf8');
  return {
    folder,
    read,
    write: (file, text) => writeFile(path.join(folder, file), text),
    async replace(file, search, replacement) {
      const text = await read(file);
      if (!text.includes(search)) throw new Error(`${file} does not contain ${search}`);
      await writeFile(path.join(folder, file), text.replaceAll(search, replacement));
    },
    async clearCache() {
      for (const name of ['.docusaurus', 'build', 'node_modules']) {
        await rm(path.join(folder, name), {recursive: true, force: true});
      }
    },
    run(command, {args = [], variables = {}} = {}) {
      const PATH = `${path.join(projectRoot, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`;
      return startProgram(command, args, {folder, variables: {PATH, ...variables}});
    },
  };
}
