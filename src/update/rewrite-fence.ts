import type {Value} from '../content/claim/claim.ts';
import {keepVarying} from '../content/code/pattern.ts';
import {indentedJson} from '../content/json-text.ts';

/** A fenced block of a page and what it is to show. */
export interface Rewriting {
  block: Value;
  body: string;
}

/**
 * What a fenced block has to show instead, in the style of the page and with its samples of what varies.
 * `undefined` for a block that shows no output: a command, a file, a diagram.
 * @param page the text of the page that the block stands in
 */
export function bodyOf(page: string, block: Value, observed: string): string | undefined {
  const body = inStyle(page, block, observed);
  return body === undefined ? undefined : keepVarying(block.text, body, block.varies);
}

/** The page with other texts between the marks of its fenced blocks. */
export function rewriteFences(page: string, rewritings: readonly Rewriting[]): string {
  // From the end, so that the places of those before stay right.
  return [...rewritings]
    .sort((a, b) => b.block.start - a.block.start)
    .reduce((text, {block, body}) => {
      const fence = withBody(text.slice(block.start, block.end), body);
      return text.slice(0, block.start) + fence + text.slice(block.end);
    }, page);
}

function inStyle(page: string, block: Value, observed: string): string | undefined {
  switch (/^[`~]+\s*(\S*)/.exec(page.slice(block.start, block.end))?.[1]) {
    case 'json': {
      const indented = indentedJson(observed);
      if (indented === undefined || block.text.includes('\n')) return indented;
      return jsonLine(JSON.parse(observed));
    }
    case 'text':
      return observed;
    default:
      return undefined;
  }
}

/** JSON on one line, with a space after each colon and comma. */
function jsonLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${jsonLine(member)}`,
  );
  return `{${members.join(', ')}}`;
}

function withBody(fence: string, body: string): string {
  const lines = fence.split('\n');
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  const [, indentation = '', marks = ''] = /^(\s*)([`~]+)/.exec(last) ?? [];
  const longer = marksAround(body, marks);
  return [
    first.replace(marks, longer),
    ...body.split('\n').map((line) => (line === '' ? '' : indentation + line)),
    indentation + longer,
  ].join('\n');
}

/** The marks, or longer ones where the text has such a line itself. */
function marksAround(body: string, marks: string): string {
  const mark = marks.charAt(0);
  const runs = body.match(new RegExp(`\\${mark}+`, 'g')) ?? [];
  const longest = Math.max(0, ...runs.map(({length}) => length));
  return longest < marks.length ? marks : mark.repeat(longest + 1);
}
