import {type Dirent, readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';

/** The files of a project, by paths relative to its root with `/` between folders. */
export interface ProjectFiles {
  /** The text of a file; `undefined` where there is no such file. */
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
    fileNames: (folder) => names(entries(folder).filter((entry) => entry.isFile())),
    folderNames: (folder) => names(entries(folder).filter((entry) => entry.isDirectory())),
  };
}

/** Every file below a folder, sorted, as paths from the project's root. Dependencies are left out. */
export function filesBelow(files: ProjectFiles, folder: string): string[] {
  return [
    ...files.fileNames(folder).map((name) => `${folder}/${name}`),
    ...files
      .folderNames(folder)
      .filter((name) => name !== 'node_modules' && name !== '__pycache__')
      .flatMap((name) => filesBelow(files, `${folder}/${name}`)),
  ].sort();
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A folder, a name that is too long, a file without the right to read it: no text in any case.
    return undefined;
  }
}

function readFolder(folder: string): Dirent[] {
  if (!statSync(folder, {throwIfNoEntry: false})?.isDirectory()) return [];
  return readdirSync(folder, {withFileTypes: true});
}

function names(entries: readonly Dirent[]): string[] {
  return entries.map(({name}) => name).sort();
}
