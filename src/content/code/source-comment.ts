import {
  type CommentStyle,
  type CommentStyleName,
  commentStyles,
  commentStylesOf,
  endingOf,
  everyStyle,
} from './comment-style.ts';

/** A comment that takes a line of its own, or begins after code. */
export interface SourceComment {
  style: CommentStyleName;
  /** Where it begins in its line, counted from 1. */
  column: number;
  /** What stands in it, without whitespace around. */
  text: string;
  /** Whether no space stands between its mark and its text. */
  isTight: boolean;
  /** What is wrong with the comment itself, as the end of a sentence. */
  flaw?: string;
}

const everyOpening = everyStyle
  .map((name) => {
    const {mark, open = escaped(mark)}: CommentStyle = commentStyles[name];
    return `(?<${name}>${open})`;
  })
  .join('|');
const ownLine = new RegExp(
  String.raw`^(?<before>\s*)(?:${everyOpening})(?<gap>\s*)(?<rest>.*)$`,
  'u',
);
/** A comment behind code, or inside of another one. Only the mark with its `#` tells it from a text in the code. */
const behindCode =
  /^(?<before>.*[\s;{}*])(?:\/\/|\/\*|--|<!--|#(?=\s*#))\s*(?<rest>#(?:end)?region\b.*)$/;
const behindShell = /^(?<before>.*\S\s+)(?:#\s*)?(?<rest>#(?:end)?region\b.*)$/;
const inBlock = /^(?<before>\s*(?:\*|\/{3,}!?|\/\/!|#{3,}|-{3,})\s*)(?<rest>#(?:end)?region\b.*)$/;

/** The comment that a line has; of a block comment, one that ends on the line. */
export function readComment(line: string, file: string): SourceComment | undefined {
  const found = ownLine.exec(line)?.groups;
  if (!/^#?(end)?region\b/.test(found?.rest ?? '')) {
    const misplaced = readMisplaced(line, file);
    if (misplaced) return misplaced;
  }
  if (!found) return undefined;
  const {before = '', gap = '', rest = ''} = found;
  const style = everyStyle.find((name) => found[name] !== undefined);
  // In other languages these two open much else.
  if (!style || (/^(pascal|quote)$/.test(style) && !hasStyle(style, file))) return undefined;
  // The heading of a Markdown file.
  if (style === 'hash' && /^#*\s/.test(gap + rest) && /^(md|mdx|markdown)$/.test(endingOf(file))) {
    return undefined;
  }
  const {end}: CommentStyle = commentStyles[style];
  const comment = {style, column: before.length + 1, isTight: gap === ''};
  if (end === undefined) return {...comment, text: rest.trim()};
  const [text = '', ...after] = rest.split(end);
  if (after.length === 1 && after[0]?.trim() === '') return {...comment, text: text.trim()};
  // Only the mark with its `#` tells it from the first words of a longer comment.
  if (!/^#(end)?region\b/.test(text)) return undefined;
  const flaw =
    after.length === 0
      ? 'the comment has to end on the same line'
      : 'it has to stand on a line of its own';
  return {...comment, text: text.trim(), flaw};
}

/** Whether a file's language has a comment of that style, or may have it. */
export function hasStyle(style: CommentStyleName, file: string): boolean {
  return commentStylesOf(file)?.includes(style) ?? true;
}

/** A marker in the middle of a longer comment, or behind code. */
function readMisplaced(line: string, file: string): SourceComment | undefined {
  const [style = 'slashes'] = commentStylesOf(file) ?? [];
  const inside = inBlock.exec(line)?.groups;
  const behind = inside ?? (style === 'hash' ? behindShell : behindCode).exec(line)?.groups;
  const {before = '', rest = ''} = behind ?? {};
  if (!behind || isInText(before)) return undefined;
  return {
    style,
    column: before.length - before.trimStart().length + 1,
    text: rest.replace(/\s*(\*\/|-->)\s*$/, ''),
    isTight: false,
    flaw: inside ? 'it is a comment of another kind' : 'it has to stand on a line of its own',
  };
}

/** Whether a quotation mark is open at the end of some code, so that what follows is no comment. */
function isInText(code: string): boolean {
  return [`'`, '"', '`'].some((quote) => code.split(quote).length % 2 === 0);
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/]/g, '\\$&');
}
