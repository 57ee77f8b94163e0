import type {Fault, Position} from './problem.ts';
import type {ProjectFiles} from './project-files.ts';

/** A named part of a source file, between `// #region name` and `// #endregion name` (or `# region name`). */
export interface Region {
  name: string;
  /** The line of the opening marker, counted from 1. */
  line: number;
  /** The lines between the markers, without the markers of other regions and without common indentation. */
  text: string;
}

export interface RegionReading {
  regions: Region[];
  faults: (Fault & Position)[];
}

interface Marker {
  kind: 'region' | 'endregion';
  name: string;
  column: number;
}

const markerPattern = /^(\s*)(?:\/\/|#)\s*#?(region|endregion)\s+([\w-]+)\s*$/;

const readings = new WeakMap<ProjectFiles, Map<string, RegionReading>>();

/** The regions of a file of the project, read once for all pages that show some of it. */
export function regionsOf(file: string, files: ProjectFiles): RegionReading {
  const known = readings.get(files) ?? new Map<string, RegionReading>();
  readings.set(files, known);
  const reading = known.get(file) ?? readRegions(files.read(file) ?? '');
  known.set(file, reading);
  return reading;
}

/** The regions of a source file, in the order of their opening, and the markers that do not pair up. */
export function readRegions(source: string): RegionReading {
  const lines = source.split(/\r?\n/);
  const markers = lines.map(readMarker);
  const regions: Region[] = [];
  const faults: (Fault & Position)[] = [];
  /** The opening markers that wait for their closing ones, by name, with their places in the lines. */
  const open = new Map<string, {marker: Marker; start: number}>();

  for (const [place, marker] of markers.entries()) {
    if (!marker) continue;
    const opening = open.get(marker.name);
    if (marker.kind === 'region') {
      if (opening) faults.push(unclosed(opening.marker, opening.start));
      open.set(marker.name, {marker, start: place});
    } else if (opening) {
      open.delete(marker.name);
      const {start} = opening;
      const inside = lines
        .slice(start + 1, place)
        .filter((_line, index) => !markers[start + 1 + index]);
      regions.push({name: marker.name, line: start + 1, text: withoutIndentation(inside)});
    } else faults.push(unopened(marker, place));
  }
  for (const {marker, start} of open.values()) faults.push(unclosed(marker, start));

  const byLine = (a: {line: number}, b: {line: number}) => a.line - b.line;
  return {regions: regions.sort(byLine), faults: faults.sort(byLine)};
}

function unclosed({name, column}: Marker, place: number): Fault & Position {
  return {
    line: place + 1,
    column,
    code: 'unclosed-region',
    message: `region "${name}" is opened and not closed: add "endregion ${name}" after its last line.`,
  };
}

function unopened({name, column}: Marker, place: number): Fault & Position {
  return {
    line: place + 1,
    column,
    code: 'unopened-region',
    message: `region "${name}" is closed and not opened: add "region ${name}" before its first line, or remove this line.`,
  };
}

/** A whole source file as it is shown: without region markers. */
export function withoutMarkers(source: string): string {
  return withoutIndentation(source.split(/\r?\n/).filter((line) => !readMarker(line)));
}

function readMarker(line: string): Marker | undefined {
  const match = markerPattern.exec(line);
  if (!match) return undefined;
  const [, indentation = '', kind, name = ''] = match;
  return {kind: kind === 'region' ? 'region' : 'endregion', name, column: indentation.length + 1};
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
