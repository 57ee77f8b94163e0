import type {Value} from '../content/claim/claim.ts';
import {type Change, replaced, wordChange, wordsOf} from './mutant.ts';

interface Line {
  text: string;
  /** In the page's text. */
  offset: number;
}

/** A diagram with an arrow removed, doubled, relabelled, turned round, of another kind or after the next one. */
export function diagramMutants(block: Value, text: string): Change[] {
  const lines = linesOf(block, text);
  const arrows = lines.filter((line) => line.text.includes('->>'));
  return [
    ...arrows.flatMap((arrow) => arrowChanges(arrow, text)),
    ...arrows.slice(1).map((second, place) => swapped(arrows[place] ?? second, second, text)),
    ...lines
      .filter((line) => /^\s*(alt|else|participant)\b/.test(line.text))
      .flatMap((line) => labelChanged(line, text)),
  ];
}

function arrowChanges(arrow: Line, text: string): Change[] {
  const [, indentation = '', from = '', kind = '', to = '', rest = ''] =
    /^(\s*)(\w+)(-?->>)(\w+)(.*)$/.exec(arrow.text) ?? [];
  const start = arrow.offset;
  const end = start + arrow.text.length;
  const instead = (change: string, line: string) => replaced(text, [start, end], line, change);
  const turned = `${indentation}${to}${kind}${from}${rest}`;
  const other = kind === '->>' ? '-->>' : '->>';
  return [
    replaced(text, [start, end + 1], '', 'arrow removed'),
    instead('arrow doubled', `${arrow.text}\n${arrow.text}`),
    instead('arrow of another kind', `${indentation}${from}${other}${to}${rest}`),
    ...(from === to ? [] : [instead('arrow turned round', turned)]),
    ...labelChanged(arrow, text),
  ];
}

function swapped(first: Line, second: Line, text: string): Change {
  const middle = text.slice(first.offset + first.text.length, second.offset);
  const end = second.offset + second.text.length;
  const lines = second.text + middle + first.text;
  return replaced(text, [first.offset, end], lines, 'arrow after the next');
}

/** The last word of a line, which stands in its label or name. */
function labelChanged(line: Line, text: string): Change[] {
  const last = wordsOf(line.text).at(-1);
  return last ? [wordChange(text, {...last, offset: line.offset + last.offset})] : [];
}

function linesOf(block: Value, text: string): Line[] {
  let offset = text.indexOf('\n', block.start) + 1;
  return block.text.split('\n').map((content) => {
    const line = {text: content, offset};
    offset += content.length + 1;
    return line;
  });
}
