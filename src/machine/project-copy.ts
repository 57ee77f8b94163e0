import {copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
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

/** What a copy may be told. */
export interface CopyOptions {
  /** The name of a folder for the copy, where the usual one does not do. */
  name?: string;
  /** Files and folders, from the project's root, that it goes without. */
  without?: readonly string[];
}

/**
 * Gives a task a copy of the project below the project's folder, where its packages are found, and removes it
 * in the end. A package in the copy's own `node_modules` takes the place of the project's.
 */
export async function withProjectCopy<Result>(
  task: (copy: ProjectCopy) => Promise<Result>,
  {name = '.', without = []}: CopyOptions = {},
): Promise<Result> {
  const parent = path.join(projectRoot, '.cache');
  await mkdir(parent, {recursive: true});
  const place = await mkdtemp(path.join(parent, 'copy-'));
  guardFolder(place);
  const folder = path.join(place, name);
  try {
    await copyEntries('.', folder, (file) => {
      const isCopied = copied.includes(file.split(path.sep)[0] ?? '');
      return isCopied && path.basename(file) !== 'node_modules' && !without.includes(file);
    });
    return await task(projectCopy(folder));
  } finally {
    await rm(place, {recursive: true, maxRetries: 5, retryDelay: 200});
    releaseFolder(place);
  }
}

/** Copies a folder of the project. `cp` of Node.js takes twice as long for many small files. */
async function copyEntries(
  from: string,
  to: string,
  isCopied: (file: string) => boolean,
): Promise<void> {
  await mkdir(to, {recursive: true});
  const entries = await readdir(path.join(projectRoot, from), {withFileTypes: true});
  const copy = (entry: (typeof entries)[number]) => {
    const file = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) return copyEntries(file, target, isCopied);
    return copyFile(path.join(projectRoot, file), target);
  };
  await Promise.all(
    entries.filter(({name}) => isCopied(path.join(from, name))).map((entry) => copy(entry)),
  );
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
      const binaries = [folder, projectRoot].map((root) => path.join(root, 'node_modules/.bin'));
      const PATH = [...binaries, process.env.PATH].join(path.delimiter);
      return startProgram(command, args, {folder, variables: {PATH, ...variables}});
    },
  };
}
