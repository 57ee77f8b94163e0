import type {Nodes} from 'mdast';
import {nearestName} from '../nearest-name.ts';
import {type Fault, listed, type Position} from '../problem.ts';

/** The kinds of notes that Docusaurus draws, `:::warning` and the others. */
const kinds = 'note tip info warning danger important caution success secondary'.split(' ');

/** What is wrong with a note: its name, its end, or a form that the site would print as it stands. */
export function admonitionFaults(node: Nodes, source: string): (Fault & Position)[] {
  const {start, end} = node.position ?? {};
  if (!start || !end) return [];
  const {line, column} = start;
  const written = source.slice(start.offset, end.offset);
  if (node.type === 'containerDirective') {
    const message = containerMessage(node.name, written);
    return message === undefined ? [] : [{line, column, code: 'admonition', message}];
  }
  if (node.type !== 'text') return [];
  return written.split('\n').flatMap((content, place) => {
    if (place === 0 && isInLine(source, start.offset)) return [];
    const message = plainMessage(content);
    if (message === undefined) return [];
    const at = place === 0 ? column : content.length - content.trimStart().length + 1;
    return [{line: line + place, column: at, code: 'admonition', message}];
  });
}

function containerMessage(name: string, written: string): string | undefined {
  if (!kinds.includes(name)) {
    const near = nearestName(name, kinds);
    return `there is no kind of note ":::${name}": ${near ? `did you mean :::${near}? ` : ''}The kinds are ${listed(kinds)}.`;
  }
  const isEnded = /\n[ \t>]*:::+[ \t]*$/.test(written);
  return isEnded ? undefined : 'this note does not end: write ::: in a line of its own below it.';
}

/** What is wrong with a line of text that begins as a note does. */
function plainMessage(content: string): string | undefined {
  const found = /^\s*:::+\s*(?<name>\w*)\s*(?<title>.*)$/.exec(content)?.groups;
  if (!found) return undefined;
  const {name, title} = found;
  const remedy = name
    ? `Write :::${name}${title && `[${title}]`} in a line of its own, with an empty line before it.`
    : 'Write what it ends above it as :::note, or remove it.';
  return `the site would print "${content.trim().slice(0, 60)}" as it stands, and no note. ${remedy}`;
}

/** Whether anything but marks of lists and quotes stands before a place on its line. */
function isInLine(source: string, offset = 0): boolean {
  const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return /[^\s>*+\d.-]/.test(before);
}
