import {nearestName} from '../nearest-name.ts';
import type {Fault, Position} from '../problem.ts';
import type {ProjectFiles} from '../project-files.ts';
import {type Marker, markerText, readMarkers} from './region-marker.ts';

/** A named part of a source file, between `// #region name` and `// #endregion name`, as its language writes a comment. */
export interface Region {
  name: string;
  /** The lines of the opening and of the closing marker, counted from 1. */
  line: number;
  end: number;
  /** Where that marker begins in its line, counted from 1. */
  column: number;
  /** The lines between the markers, without the markers of other regions and without common indentation. */
  text: string;
}

export interface RegionReading {
  regions: Region[];
  faults: (Fault & Position)[];
}

/** An opening marker that waits for its closing one, with its place in the lines. */
interface Opening {
  marker: Marker;
  start: number;
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
  const open: Opening[] = [];
  const unopened: Opening[] = [];

  for (const [place, marker] of markers.entries()) {
    if (!marker) continue;
    if (marker.fault !== undefined)
      faults.push(faultAt(marker, place, 'region-marker', marker.fault));
    const sameName = open.findLastIndex(({marker: {name}}) => name === marker.name);
    if (marker.kind === 'region') {
      const [again] = marker.name === '' || sameName === -1 ? [] : open.splice(sameName, 1);
      if (again) faults.push(...unclosed(again));
      open.push({marker, start: place});
      continue;
    }
    const [opening] = open.splice(
      marker.name === '' ? -1 : sameName,
      sameName === -1 && marker.name !== '' ? 0 : 1,
    );
    if (!opening) {
      unopened.push({marker, start: place});
    } else if (opening.marker.isUsable && marker.isUsable) {
      const {start} = opening;
      const inside = lines
        .slice(start + 1, place)
        .filter((_line, index) => !markers[start + 1 + index]);
      const {name, column} = opening.marker;
      regions.push({
        name,
        line: start + 1,
        end: place + 1,
        column,
        text: withoutIndentation(inside),
      });
    }
  }
  faults.push(...unopened.flatMap((closing) => unopenedFaults(closing, open, file)));
  faults.push(...open.flatMap(unclosed));

  const byLine = (a: {line: number}, b: {line: number}) => a.line - b.line;
  return {regions: regions.sort(byLine), faults: faults.sort(byLine)};
}

/** The regions of a reading that have the name of an earlier one, as faults at their opening markers. */
export function doubledRegions({
  regions,
}: RegionReading): {name: string; fault: Fault & Position}[] {
  return regions.flatMap(({name, line, column}, place) => {
    const first = regions.slice(0, place).find((earlier) => earlier.name === name);
    if (!first) return [];
    const message = `region "${name}" is opened at line ${first.line} already: give this one another name.`;
    return [{name, fault: {line, column, code: 'doubled-region', message}}];
  });
}

function faultAt(
  {column}: Marker,
  place: number,
  code: Fault['code'],
  message: string,
): Fault & Position {
  return {line: place + 1, column, code, message};
}

/** A line that is only nearly a marker is named for that already. */
function unclosed({marker, start}: Opening): (Fault & Position)[] {
  const {name, fault} = marker;
  if (fault !== undefined) return [];
  const message = `region "${name}" is opened and not closed: add "endregion ${name}" after its last line.`;
  return [faultAt(marker, start, 'unclosed-region', message)];
}

/** What is wrong with a closing marker. An opening one whose name it nearly has is taken out of those that are open. */
function unopenedFaults(
  {marker, start}: Opening,
  open: Opening[],
  file: string,
): (Fault & Position)[] {
  const {name, fault} = marker;
  const before = open.filter((opening) => opening.start < start);
  const meant = nearestOf(name, before) ?? before.at(-1);
  if (meant) open.splice(open.indexOf(meant), 1);
  if (fault !== undefined || (meant && meant.marker.fault !== undefined)) return [];
  if (meant) {
    const wanted = markerText('endregion', meant.marker.name, file);
    const message = `region "${name}" is closed and not opened, and region "${meant.marker.name}" of line ${meant.start + 1} is not closed: write "${wanted}", or give both markers one name.`;
    return [faultAt(marker, start, 'unopened-region', message)];
  }
  const message =
    name === ''
      ? `no region is open here: add "${markerText('region', 'name', file)}" before its first line, or remove this line.`
      : `region "${name}" is closed and not opened: add "region ${name}" before its first line, or remove this line.`;
  return [faultAt(marker, start, 'unopened-region', message)];
}

function nearestOf(name: string, open: readonly Opening[]): Opening | undefined {
  const nearest = nearestName(
    name,
    open.map(({marker}) => marker.name),
  );
  return open.findLast(({marker}) => marker.name === nearest);
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
