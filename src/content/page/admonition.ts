import type {Nodes} from 'mdast';
import {nearestName} from '../nearest-name.ts';
import {type Fault, listed, type Position} from '../problem.ts';

/** The kinds of notes that Docusaurus draws, `:::warning` and the others. */
const kinds = [
  'note',
  'tip',
  'info',
  'warning',
  'danger',
  'important',
  'caution',
  'success',
  'secondary',
];

/** What is wrong with a note: its name, its end, or a form that the site would print as it stands. */
export function admonitionFaults(node: Nodes, source: string): (Fault & Position)[] {
  const {start, end} = node.position ?? {};
  if (!start || !end) return [];
  const {line, column} = start;
  if (node.type === 'containerDirective' && 'name' in node) {
    const name = String(node.name);
    const fault = (message: string) => [{line, column, code: 'admonition' as const, message}];
    if (!kinds.includes(name)) {
      const near = nearestName(name, kinds);
      return fault(
        `there is no kind of note ":::${name}": ${near ? `did you mean :::${near}? ` : ''}The kinds are ${listed(kinds)}.`,
      );
    }
    const written = source.slice(start.offset, end.offset);
    return /\n[ \t>]*:::+[ \t]*$/.test(written)
      ? []
      : fault(`this note does not end: write ::: in a line of its own below it.`);
  }
  if (node.type !== 'text') return [];
  const lines = source.slice(start.offset, end.offset).split('\n');
  return lines.flatMap((written, place) => {
    const at = place === 0 ? column : written.length - written.trimStart().length + 1;
    const [, name = '', title = ''] = /^\s*:::+\s*(\w*)\s*(.*)$/.exec(written) ?? [];
    if (!/^\s*:::/.test(written) || (place === 0 && isInLine(source, start.offset))) return [];
    const remedy =
      name === ''
        ? 'Write what it ends above it as :::note, or remove it.'
        : `Write :::${name}${title === '' ? '' : `[${title}]`} in a line of its own, with an empty line before it.`;
    return [
      {
        line: line + place,
        column: at,
        code: 'admonition',
        message: `the site would print "${written.trim().slice(0, 60)}" as it stands, and no note. ${remedy}`,
      },
    ];
  });
}

/** Whether anything but marks of lists and quotes stands before a place on its line. */
function isInLine(source: string, offset = 0): boolean {
  const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return /[^\s>*+\d.-]/.test(before);
}
