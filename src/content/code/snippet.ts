import path from 'node:path';
import {type Fault, listed} from '../problem.ts';
import type {ProjectFiles} from '../project-files.ts';
import {type RegionReading, regionsOf, withoutMarkers} from './region.ts';

/** What a page points at with `snippet=examples/server/app.ts#name`; without `#name`, the whole file. */
export interface SnippetReference {
  file: string;
  region: string | undefined;
}

export type SnippetResult = {ok: true; text: string} | {ok: false; fault: Fault};

/** Takes `file#region` apart. */
export function parseSnippetReference(text: string): SnippetReference {
  const mark = text.indexOf('#');
  if (mark === -1) return {file: text, region: undefined};
  return {file: text.slice(0, mark), region: text.slice(mark + 1)};
}

/** The code that a reference points at, read from the project as it is now. */
export function readSnippet({file, region}: SnippetReference, files: ProjectFiles): SnippetResult {
  if (path.posix.normalize(file) !== file || !file.startsWith('examples/')) {
    return fault(
      'outside-examples',
      `"${file}" is not a path inside examples/: code that a page shows has to run there, so write it as examples/folder/file.`,
    );
  }
  const source = files.read(file);
  if (source === undefined) return fault('missing-file', missingFile(file, files));
  if (region === undefined) {
    const text = withoutMarkers(source, file);
    return text === '' ? fault('empty-region', `${file} is empty.`) : {ok: true, text};
  }

  const reading = regionsOf(file, files);
  const [found, ...others] = reading.regions.filter(({name}) => name === region);
  if (!found) {
    return fault('missing-region', `${file} has no region "${region}": ${choices(reading)}`);
  }
  if (others.length > 0) {
    const places = listed([found, ...others].map(({line}) => String(line)));
    return fault(
      'doubled-region',
      `${file} has region "${region}" more than once, at lines ${places}: rename all but one.`,
    );
  }
  if (found.text === '') {
    return fault(
      'empty-region',
      `${file}:${found.line} region "${region}" has no code: fill it, or remove this fence.`,
    );
  }
  return {ok: true, text: found.text};
}

/** The regions that a file has, and what is to be done for one more. */
function choices({regions, faults}: RegionReading): string {
  const names = listed(new Set(regions.map(({name}) => name)));
  const known = names === '' ? 'it has no regions' : `its regions are ${names}`;
  const nearly = faults.filter(({code}) => code === 'region-marker').map(({line}) => `${line}`);
  if (nearly.length === 0) {
    return `${known}. Put the code between region and endregion markers of that name, or name another region.`;
  }
  const what = nearly.length === 1 ? `line ${nearly[0]} is` : `lines ${listed(nearly)} are`;
  return `${known}, and ${what} only nearly a region marker. Mend what is said of that file.`;
}

function missingFile(file: string, files: ProjectFiles): string {
  const folder = path.posix.dirname(file);
  const names = files.fileNames(folder);
  if (names.length > 0) return `there is no ${file}: ${folder} has ${listed(names)}.`;
  return `there is no ${file}: the folders of examples/ are ${listed(files.folderNames('examples'))}.`;
}

function fault(code: Fault['code'], message: string): SnippetResult {
  return {ok: false, fault: {code, message}};
}
