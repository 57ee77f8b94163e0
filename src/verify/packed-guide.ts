import type {ProjectFiles} from '../content/project-files.ts';
import type {CheckInfo, Guide} from './verify.ts';

/** The guide as it goes into the package. */
export interface PackedGuide extends Omit<Guide, 'files' | 'checks'> {
  /** The texts of its files by their paths. */
  files: Record<string, string>;
  checks: Record<string, CheckInfo>;
}

/** The guide out of the package. */
export function unpacked({files, checks, ...rest}: PackedGuide): Guide {
  return {...rest, checks: new Map(Object.entries(checks)), files: filesOf(files)};
}

function filesOf(texts: Readonly<Record<string, string>>): ProjectFiles {
  const below = (folder: string) =>
    Object.keys(texts)
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => file.slice(folder.length + 1).split('/'));
  const names = (parts: string[][]) => [...new Set(parts.map(([name = '']) => name))].sort();
  return {
    read: (file) => texts[file],
    fileNames: (folder) => names(below(folder).filter(({length}) => length === 1)),
    folderNames: (folder) => names(below(folder).filter(({length}) => length > 1)),
  };
}
