import type {Fault, Position} from './problem.ts';

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

/** The regions of a source file, in the order of their opening, and the markers that do not pair up. */
export function readRegions(source: string): RegionReading {
  const lines = source.split(/\r?\n/);
  const markers = lines.map(readMarker);
  const regions: Region[] = [];
  const faults: (Fault & Position)[] = [];
  const closed = new Set<number>();

  for (const [index, marker] of markers.entries()) {
    if (marker?.kind !== 'region') continue;
    const end = markers.findIndex(
      (other, place) => place > index && other?.kind === 'endregion' && other.name === marker.name,
    );
    const reopened = markers.findIndex(
      (other, place) => place > index && other?.kind === 'region' && other.name === marker.name,
    );
    if (end === -1 || (reopened !== -1 && reopened < end)) {
      faults.push({
        line: index + 1,
        column: marker.column,
        code: 'unclosed-region',
        message: `region "${marker.name}" is opened and not closed: add "endregion ${marker.name}" after its last line.`,
      });
      continue;
    }
    closed.add(end);
    const inside = lines
      .slice(index + 1, end)
      .filter((_line, place) => !markers[index + 1 + place]);
    regions.push({name: marker.name, line: index + 1, text: withoutIndentation(inside)});
  }

  for (const [index, marker] of markers.entries()) {
    if (marker?.kind !== 'endregion' || closed.has(index)) continue;
    faults.push({
      line: index + 1,
      column: marker.column,
      code: 'unopened-region',
      message: `region "${marker.name}" is closed and not opened: add "region ${marker.name}" before its first line, or remove this line.`,
    });
  }
  return {regions, faults};
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
  const indentation = Math.min(
    ...filled.filter(isFilled).map((line) => line.length - line.trimStart().length),
  );
  return filled.map((line) => line.slice(indentation).trimEnd()).join('\n');
}
