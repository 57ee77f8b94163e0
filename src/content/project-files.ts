import {type Dirent, readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {isLeftover, isToolFolder} from './leftover.ts';

/** The files of a project, by paths relative to its root with `/` between folders. */
export interface ProjectFiles {
  /**
   * The text of a file, with `\n` at the end of its lines and without a byte order mark, however it is stored;
   * `undefined` where there is no such file, or none that can be read.
   */
  read(file: string): string | undefined;
  /** The names of the files in a folder, sorted; none where there is no such folder. */
  fileNames(folder: string): string[];
  /** The names of the folders in a folder, sorted; none where there is no such folder. */
  folderNames(folder: string): string[];
}

/** The files below a folder on disk. Each file and folder is read once, so an instance shows one moment. */
export function projectFiles(root: string): ProjectFiles {
  const texts = new Map<string, string | undefined>();
  const folders = new Map<string, Dirent[]>();
  const entries = (folder: string): Dirent[] => {
    const known = folders.get(folder) ?? readFolder(path.join(root, folder));
    folders.set(folder, known);
    return known;
  };
  return {
    read(file) {
      if (!texts.has(file)) texts.set(file, readText(path.join(root, file)));
      return texts.get(file);
    },
    fileNames: (folder) =>
      names(entries(folder).filter((entry) => isFile(entry, path.join(root, folder, entry.name)))),
    folderNames: (folder) => names(entries(folder).filter((entry) => entry.isDirectory())),
  };
}

/** A project in memory: its texts by their paths. */
export function memoryFiles(texts: Readonly<Record<string, string>>): ProjectFiles {
  const below = (folder: string) =>
    Object.keys(texts)
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => file.slice(folder.length + 1).split('/'));
  const firstNames = (paths: string[][]) => [...new Set(paths.map(([name = '']) => name))].sort();
  return {
    read: (file) => texts[file],
    fileNames: (folder) => firstNames(below(folder).filter(({length}) => length === 1)),
    folderNames: (folder) => firstNames(below(folder).filter(({length}) => length > 1)),
  };
}

/** The same files with other texts for some of them. */
export function withTexts(files: ProjectFiles, texts: ReadonlyMap<string, string>): ProjectFiles {
  return {...files, read: (file) => texts.get(file) ?? files.read(file)};
}

/**
 * Every file below a folder, sorted, as paths from the project's root. Dependencies are left out, and so is what
 * editors and operating systems leave behind.
 */
export function filesBelow(files: ProjectFiles, folder: string): string[] {
  const below: string[] = [];
  for (const name of files.fileNames(folder)) {
    if (!isLeftover(name)) below.push(`${folder}/${name}`);
  }
  for (const name of files.folderNames(folder)) {
    if (isToolFolder(name)) continue;
    for (const file of filesBelow(files, `${folder}/${name}`)) below.push(file);
  }
  return below.sort();
}

/** A text with `\n` at the end of its lines and without a byte order mark. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** A plain text in the form of another one: with a byte order mark and `\r\n` where that has them. */
export function inFormOf(stored: string, text: string): string {
  const mark = stored.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + (stored.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text);
}

function readText(file: string): string | undefined {
  try {
    return plainText(readFileSync(file, 'utf8'));
  } catch {
    // A folder, a name that is too long, a file without the right to read it: no text in any case.
    return undefined;
  }
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch {
    return [];
  }
}

/** Whether an entry is a file, or a link to one. */
function isFile(entry: Dirent, file: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function names(entries: readonly Dirent[]): string[] {
  return entries.map(({name}) => name).sort();
}
