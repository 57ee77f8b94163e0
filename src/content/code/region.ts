import {nearestName} from '../nearest-name.ts';
import type {Fault, Position} from '../problem.ts';
import type {ProjectFiles} from '../project-files.ts';
import {type Marker, markerText, readMarkers} from './region-marker.ts';

/** A named part of a source file, between `// #region name` and `// #endregion name`, as its language writes a comment. */
export interface Region extends Position {
  name: string;
  /** The line of the closing marker; the place is that of the opening one. */
  end: number;
  /** The lines between the markers, without the markers of other regions and without common indentation. */
  text: string;
}

export interface RegionReading {
  regions: Region[];
  faults: (Fault & Position)[];
}

const readings = new WeakMap<ProjectFiles, Map<string, RegionReading>>();

/** The regions of a file of the project, read once for all pages that show some of it. */
export function regionsOf(file: string, files: ProjectFiles): RegionReading {
  const known = readings.get(files) ?? new Map<string, RegionReading>();
  readings.set(files, known);
  const reading = known.get(file) ?? readRegions(files.read(file) ?? '', file);
  known.set(file, reading);
  return reading;
}

/**
 * The regions of a source file, in the order of their opening, the markers that do not pair up, and the lines that are
 * nearly markers. A closing marker without a name closes the region that was opened last.
 * @param file the name tells the language
 */
export function readRegions(source: string, file: string): RegionReading {
  const lines = source.split(/\r?\n/);
  const markers = readMarkers(lines, file);
  const regions: Region[] = [];
  const faults: (Fault & Position)[] = [];
  const open: Marker[] = [];
  const unopened: Marker[] = [];

  for (const marker of markers) {
    if (!marker) continue;
    const {kind, name, fault} = marker;
    if (fault !== undefined) faults.push(faultAt(marker, 'region-marker', fault));
    const last = kind === 'endregion' ? open.length - 1 : -1;
    const meant = name === '' ? last : open.findLastIndex((opening) => opening.name === name);
    const [opening] = meant === -1 ? [] : open.splice(meant, 1);
    if (kind === 'region') {
      if (opening) faults.push(...unclosed(opening));
      open.push(marker);
    } else if (!opening) {
      unopened.push(marker);
    } else if (opening.isUsable && marker.isUsable) {
      const {line, column} = opening;
      const end = marker.line;
      const inside = lines.filter(
        (_, place) => place >= line && place < end - 1 && !markers[place],
      );
      regions.push({name: opening.name, line, end, column, text: withoutIndentation(inside)});
    }
  }
  faults.push(...unopened.flatMap((closing) => unopenedFaults(closing, open, file)));
  faults.push(...open.flatMap(unclosed));

  const byLine = (a: {line: number}, b: {line: number}) => a.line - b.line;
  return {regions: regions.sort(byLine), faults: faults.sort(byLine)};
}

function faultAt({line, column}: Marker, code: Fault['code'], message: string): Fault & Position {
  return {line, column, code, message};
}

/** A line that is only nearly a marker is named for that already. */
function unclosed(opening: Marker): (Fault & Position)[] {
  const {name, fault} = opening;
  if (fault !== undefined) return [];
  const message = `region "${name}" is opened and not closed: add "endregion ${name}" after its last line.`;
  return [faultAt(opening, 'unclosed-region', message)];
}

/** What is wrong with a closing marker. An opening one whose name it nearly has is taken out of those that are open. */
function unopenedFaults(closing: Marker, open: Marker[], file: string): (Fault & Position)[] {
  const {name, fault} = closing;
  const before = open.filter(({line}) => line < closing.line);
  const names = before.map((opening) => opening.name);
  const near = nearestName(name, names);
  const meant = before[near === undefined ? names.length - 1 : names.lastIndexOf(near)];
  if (meant) open.splice(open.indexOf(meant), 1);
  if (fault !== undefined || meant?.fault !== undefined) return [];
  if (meant) {
    const wanted = markerText('endregion', meant.name, file);
    const message = `region "${name}" is closed and not opened, and region "${meant.name}" of line ${meant.line} is not closed: write "${wanted}", or give both markers one name.`;
    return [faultAt(closing, 'unopened-region', message)];
  }
  const message =
    name === ''
      ? `no region is open here: add "${markerText('region', 'name', file)}" before its first line, or remove this line.`
      : `region "${name}" is closed and not opened: add "region ${name}" before its first line, or remove this line.`;
  return [faultAt(closing, 'unopened-region', message)];
}

/** A whole source file as it is shown: without region markers. */
export function withoutMarkers(source: string, file: string): string {
  const lines = source.split(/\r?\n/);
  const markers = readMarkers(lines, file);
  return withoutIndentation(lines.filter((_line, place) => !markers[place]));
}

/** Drops blank lines at both ends and the indentation that all lines share. */
function withoutIndentation(lines: readonly string[]): string {
  const isFilled = (line: string) => line.trim() !== '';
  const filled = lines.slice(lines.findIndex(isFilled), lines.findLastIndex(isFilled) + 1);
  if (!lines.some(isFilled)) return '';
  const indentation = filled
    .filter(isFilled)
    .reduce((least, line) => Math.min(least, line.length - line.trimStart().length), Infinity);
  return filled.map((line) => line.slice(indentation).trimEnd()).join('\n');
}
