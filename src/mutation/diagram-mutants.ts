import type {Value} from '../content/claim/claim.ts';
import {alteredWord, type Change, spliced, wordsOf} from './mutant.ts';

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
  const instead = (change: string, line: string): Change => ({
    offset: arrow.offset,
    change,
    result: spliced(text, arrow.offset, arrow.offset + arrow.text.length, line),
  });
  const turned = `${indentation}${to}${kind}${from}${rest}`;
  const other = kind === '->>' ? '-->>' : '->>';
  return [
    {
      offset: arrow.offset,
      change: 'arrow removed',
      result: spliced(text, arrow.offset, arrow.offset + arrow.text.length + 1, ''),
    },
    instead('arrow doubled', `${arrow.text}\n${arrow.text}`),
    instead('arrow of another kind', `${indentation}${from}${other}${to}${rest}`),
    ...(from === to ? [] : [instead('arrow turned round', turned)]),
    ...labelChanged(arrow, text),
  ];
}

function swapped(first: Line, second: Line, text: string): Change {
  const middle = text.slice(first.offset + first.text.length, second.offset);
  const end = second.offset + second.text.length;
  return {
    offset: first.offset,
    change: 'arrow after the next',
    result: spliced(text, first.offset, end, second.text + middle + first.text),
  };
}

/** The last word of a line, which stands in its label or name. */
function labelChanged(line: Line, text: string): Change[] {
  const last = wordsOf(line.text).at(-1);
  if (!last) return [];
  const other = alteredWord(last.word);
  const offset = line.offset + last.offset;
  return [
    {
      offset,
      change: `${last.word} → ${other}`,
      result: spliced(text, offset, offset + last.word.length, other),
    },
  ];
}

function linesOf(block: Value, text: string): Line[] {
  let offset = text.indexOf('\n', block.start) + 1;
  return block.text.split('\n').map((content) => {
    const line = {text: content, offset};
    offset += content.length + 1;
    return line;
  });
}
