import type {Arrow, Sequence} from '../claim/sequence.ts';
import {caseInWords} from '../claim/sequence-text.ts';
import {escapeHtml} from '../code/escape-html.ts';
import {afterLoop, type Column, columnsOf, loopWidth} from './columns.ts';
import {boldWidthOf, fontSize, inLines, lineHeight, widthOf} from './text-size.ts';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const nameHeight = 36;
const caseHeight = 28;
const besideCase = 12;
/** Between two arrows, and above the first. */
const gap = 14;
const tipLength = 9;
/** How far from a text a line down from a participant stops. */
const aroundText = 3;

/**
 * A sequence as SVG, with the names of classes for its style sheet. No line goes through a text: the participants stand
 * far enough apart, and the line down from each stops above a text in its way and goes on below it.
 */
export function drawSequence(sequence: Sequence): string {
  const {columns, width: columnsWidth} = columnsOf(sequence);
  const cases = sequence.branches.map(({label, arrows}) => ({name: caseInWords(label), arrows}));
  const caseWidths = cases.map(({name}) => boldWidthOf(name) + 2 * besideCase);
  const width = Math.ceil(Math.max(columnsWidth, ...caseWidths));
  const parts: string[] = [];
  const texts: Box[] = [];
  let y = nameHeight + gap;

  const drawArrows = (arrows: readonly Arrow[]) => {
    for (const arrow of arrows) {
      y = (arrow.from === arrow.to ? loop : straight)(arrow) + gap;
    }
  };
  drawArrows(sequence.before);
  const frameTop = y;
  for (const {name, arrows} of cases) {
    const box = {left: 0, right: width, top: y, bottom: y + caseHeight};
    texts.push(box);
    parts.push(`<g class="case">${rect(box)}${text(besideCase, y + caseHeight / 2, name)}</g>`);
    y = box.bottom + gap;
    drawArrows(arrows);
  }
  if (cases.length > 0) {
    parts.unshift(rect({left: 0, right: width, top: frameTop, bottom: y}, 'frame'));
    y += gap;
  }
  drawArrows(sequence.after);

  const names = columns.map(nameBox);
  const lifelines = columns.map(({centre}) => lifeline(centre, y));
  const edge = 1;
  const [w, h] = [width + 2 * edge, y + 2 * edge];
  // The size is in the units of the text around, so that the style sheet can make a drawing smaller.
  return [
    `<svg viewBox="${-edge} ${-edge} ${w} ${h}" width="${w / 16}em" height="${h / 16}em" aria-hidden="true">`,
    `<g font-size="${fontSize}">`,
    ...lifelines,
    ...names,
    ...parts,
    '</g></svg>',
  ].join('');

  /** Draws an arrow with its label above it, and returns where it ends. */
  function straight({from, to, arrow, label}: Arrow): number {
    const [start, end] = [centreOf(from), centreOf(to)];
    const lines = inLines(label);
    const bottom = y + lines.length * lineHeight;
    const line = bottom + 5;
    const back = end > start ? -tipLength : tipLength;
    drawLabel(lines, y, (start + end) / 2, 'middle');
    parts.push(path(arrow, `M${start} ${line}H${end + back}`), tip(end, line, back));
    return line;
  }

  /** Draws an arrow of a participant to itself with its label at its right, and returns where it ends. */
  function loop({from, arrow, label}: Arrow): number {
    const start = centreOf(from);
    const lines = inLines(label);
    const bottom = y + Math.max(lines.length, 1.5) * lineHeight;
    const out = start + loopWidth;
    drawLabel(lines, (y + bottom - lines.length * lineHeight) / 2, out + afterLoop, 'start');
    parts.push(
      path(arrow, `M${start} ${y}H${out}V${bottom}H${start + tipLength}`),
      tip(start, bottom, tipLength),
    );
    return bottom;
  }

  function drawLabel(lines: readonly string[], top: number, x: number, anchor: 'start' | 'middle') {
    for (const [place, line] of lines.entries()) {
      const lineTop = top + place * lineHeight;
      const before = anchor === 'middle' ? widthOf(line) / 2 : 0;
      texts.push({
        left: x - before,
        right: x - before + widthOf(line),
        top: lineTop,
        bottom: lineTop + lineHeight,
      });
      parts.push(text(x, lineTop + lineHeight / 2, line, anchor));
    }
  }

  /** The line down from a participant to the end of the drawing, in pieces between the texts in its way. */
  function lifeline(x: number, end: number): string {
    const inTheWay = texts
      .filter(({left, right}) => left - aroundText < x && x < right + aroundText)
      .sort((one, other) => one.top - other.top);
    const starts = [nameHeight, ...inTheWay.map(({bottom}) => bottom)];
    const ends = [...inTheWay.map(({top}) => top), end];
    const pieces = starts.map((start, place) => `M${x} ${start}V${ends[place] ?? end}`);
    return `<path class="lifeline" d="${pieces.join('')}"/>`;
  }

  function centreOf(name: string): number {
    return columns.find((column) => column.name === name)?.centre ?? 0;
  }
}

function nameBox({name, centre, width}: Column): string {
  const box = {left: centre - width / 2, right: centre + width / 2, top: 0, bottom: nameHeight};
  return `<g class="participant">${rect(box)}${text(centre, nameHeight / 2, name, 'middle')}</g>`;
}

function path(arrow: string, d: string): string {
  return `<path class="${arrow === '-->>' ? 'answer' : 'request'}" d="${d}"/>`;
}

/** The head of an arrow that points at x; `back` leads from there to where its line ends. */
function tip(x: number, y: number, back: number): string {
  return `<path class="tip" d="M${x} ${y}l${back} -4.5v9z"/>`;
}

function rect({left, right, top, bottom}: Box, name?: string): string {
  const kind = name === undefined ? '' : ` class="${name}"`;
  return `<rect${kind} x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>`;
}

/** A line of text whose middle has this height. */
function text(x: number, middle: number, line: string, anchor = 'start'): string {
  const baseline = middle + 0.35 * fontSize;
  return `<text x="${x}" y="${baseline}" text-anchor="${anchor}">${escapeHtml(line)}</text>`;
}
