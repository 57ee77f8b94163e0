import type {Arrow, Sequence} from '../claim/sequence.ts';
import {boldWidthOf, inLines, widthOf} from './text-size.ts';

/** Where a participant of a sequence stands in its drawing. */
export interface Column {
  name: string;
  /** The line down from its box. */
  centre: number;
  /** Of its box. */
  width: number;
}

/** The least room on each side of a label between the lines of two participants. */
const besideLabel = 6;
/** How far the arrow of a participant to itself goes out. */
export const loopWidth = 24;
/** From that arrow to its label. */
export const afterLoop = 8;

const leastBox = 76;
const insideBox = 10;
const betweenBoxes = 16;

/** The arrows of a sequence in their order, whatever the case. */
function arrowsOf({before, branches, after}: Sequence): Arrow[] {
  return [...before, ...branches.flatMap(({arrows}) => arrows), ...after];
}

/** A place for each participant, so far apart that the labels between them touch no line; and the width of it all. */
export function columnsOf(sequence: Sequence): {columns: Column[]; width: number} {
  const arrows = arrowsOf(sequence);
  const columns = namesIn(sequence, arrows).map((name) => ({
    name,
    centre: 0,
    width: Math.max(leastBox, Math.ceil(boldWidthOf(name)) + 2 * insideBox),
  }));
  const places = new Map(columns.map(({name}, place) => [name, place]));
  const reaches = arrows.map(({from, to, label}) => {
    const ends = [places.get(from) ?? 0, places.get(to) ?? 0];
    const text = Math.max(...inLines(label).map(widthOf)) + 2 * besideLabel;
    const isLoop = from === to;
    const start = Math.min(...ends);
    // A label beside the arrow of a participant to itself stands before the next one.
    return isLoop
      ? {start, end: start + 1, length: text + loopWidth + afterLoop - besideLabel}
      : {start, end: Math.max(...ends), length: text};
  });
  let width = 0;
  let last: Column | undefined;
  for (const [place, column] of columns.entries()) {
    const least = last
      ? last.centre + (last.width + column.width) / 2 + betweenBoxes
      : column.width / 2;
    column.centre = Math.ceil(Math.max(least, ...endsAt(place)));
    width = column.centre + column.width / 2;
    last = column;
  }
  return {columns, width: Math.ceil(Math.max(width, ...endsAt(columns.length)))};

  function endsAt(place: number): number[] {
    return reaches
      .filter(({end}) => end === place)
      .map(({start, length}) => (columns[start]?.centre ?? 0) + length);
  }
}

/** The participants as declared, and then those that only arrows name. */
function namesIn({participants}: Sequence, arrows: readonly Arrow[]): string[] {
  return [
    ...new Set([
      ...participants.map(({name}) => name),
      ...arrows.flatMap(({from, to}) => [from, to]),
    ]),
  ];
}
