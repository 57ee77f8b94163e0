import leven from 'leven';
import {
  type CommentStyleName,
  commentStyles,
  commentStylesOf,
  endingOf,
  everyCommentStyle,
} from './comment-style.ts';

/** A line of a source file that opens or closes a region. */
export interface Marker {
  kind: 'region' | 'endregion';
  /** Empty where it has none: a closing marker may leave it out. */
  name: string;
  /** Where the marker begins in its line, counted from 1. */
  column: number;
  /** What is wrong with the line, and how to write it; `undefined` for a marker as it should be. */
  fault?: string;
  /** Whether it marks a region all the same, as a comment of another language does. */
  isUsable: boolean;
}

/** A line that may be a marker; a doubtful one is, where another line has the counterpart of its name. */
interface Candidate extends Marker {
  isDoubtful: boolean;
}

/** A comment that takes a line of its own, or begins after code. */
interface Comment {
  style: CommentStyleName;
  column: number;
  /** What stands in it, without whitespace around. */
  text: string;
  /** Whether no space stands between its mark and its text. */
  isTight: boolean;
  /** What is wrong with the comment itself, as the end of a sentence. */
  flaw?: string;
}

const everyOpening = everyCommentStyle()
  .map((name) => `(?<${name}>${commentStyles[name].open})`)
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

/** Letters, digits, and between them what joins words. Whitespace ends a name, since it ends the reference of a fence. */
const namePattern =
  /^[\p{L}\p{N}_$@](?:[\p{L}\p{M}\p{N}_.$@/:+~-]*[\p{L}\p{M}\p{N}_$])?(?=$|[\s,;:.()[\]—–-])/u;
const quotedPattern = /^(["'`])(?<name>[^"'`]*)\1/;

/** Words that are a letter away from `region` and mean something else. */
const otherWords = new Set(['regions', 'legion']);

/** Languages in which the editors fold `#region` and not `# region`. */
const attached = new Set([
  'cs',
  'csx',
  'ps1',
  'psm1',
  'psd1',
  'vb',
  'bas',
  'vbs',
  'php',
  'pl',
  'pm',
]);

/** Languages whose own markers count in any letter case. */
const anyCase = new Set(['ps1', 'psm1', 'psd1', 'vb', 'bas', 'vbs', 'pas', 'pp', 'dpr']);

/**
 * The markers of a source file, each at its line, and the lines that are nearly markers. The form is that of the editors:
 * a comment with `#region name`, or `region name`, on a line of its own. What follows the name is a note. Without the
 * `#`, a note has to be set off by punctuation or the region has to be closed by its name: otherwise it is prose.
 * @param file the name tells the language, and with it how a comment is written
 */
export function readMarkers(lines: readonly string[], file: string): (Marker | undefined)[] {
  const candidates = lines.map((line) => readCandidate(line, file));
  const counterparts = new Set(
    candidates.map((candidate) => candidate && `${candidate.kind} ${candidate.name}`),
  );
  return candidates.map((candidate) => {
    if (!candidate) return undefined;
    const {isDoubtful, ...marker} = candidate;
    const other = marker.kind === 'region' ? 'endregion' : 'region';
    return isDoubtful && !counterparts.has(`${other} ${marker.name}`) ? undefined : marker;
  });
}

/** A marker as the language of a file has it, such as `// #region name`. */
export function markerText(kind: Marker['kind'], name: string, file: string): string {
  const style = commentStylesOf(file)?.[0] ?? 'slashes';
  const text = name === '' ? kind : `${kind} ${name}`;
  if (style === 'hash') return attached.has(endingOf(file)) ? `#${text}` : `# ${text}`;
  return commentStyles[style].write(style === 'pragma' ? text : `#${text}`);
}

function readCandidate(line: string, file: string): Candidate | undefined {
  const comment = readComment(line, file);
  if (!comment) return undefined;
  const fold = readEditorFold(comment);
  if (fold) return fold;
  const [, mark = '', word = '', rest = ''] =
    /^([#$]?)\s*(end[\s_-]+\p{L}+|\p{L}+)(.*)$/iu.exec(comment.text) ?? [];
  const reading = readWord(word, file);
  if (!reading) return undefined;

  const {kind, isExact} = reading;
  const isAttached = comment.style === 'hash' && comment.isTight;
  const isExplicit = mark !== '' || isAttached || comment.style === 'pragma';
  const isGlued = rest !== '' && !/^[\s"'`]/.test(rest);
  const after = isGlued ? rest.replace(/^[:=_-]+/, '') : rest.trim();
  const quoted = quotedPattern.exec(after);
  const name = quoted?.groups?.name ?? namePattern.exec(after)?.[0] ?? '';
  const note = after.slice(quoted?.[0].length ?? name.length);
  const isWrongStyle = !hasStyle(comment.style, file);
  const flaw =
    comment.flaw ??
    (isExact ? undefined : `its keyword is written "${kind}"`) ??
    (isGlued ? `a space has to stand before the name` : undefined) ??
    nameFlaw(kind, name, after);
  const fault = flaw ?? (isWrongStyle ? wrongStyle(file) : undefined);
  return {
    kind,
    name,
    column: comment.column,
    isDoubtful: isExplicit
      ? isAttached && mark === '' && (isGlued || (!isExact && !isNear(word)))
      : isWrongStyle ||
        isGlued ||
        !isExact ||
        (kind === 'region' && name === '') ||
        !isSetOff(note),
    isUsable: flaw === undefined,
    ...(fault === undefined ? {} : {fault: faultText(line, kind, name, fault, file)}),
  };
}

/** The comment that a line has; of a block comment, one that ends on the line. */
function readComment(line: string, file: string): Comment | undefined {
  const found = ownLine.exec(line)?.groups;
  if (!/^#?(end)?region\b/.test(found?.rest ?? '')) {
    const misplaced = readMisplaced(line, file);
    if (misplaced) return misplaced;
  }
  if (!found) return undefined;
  const {before = '', gap = '', rest = ''} = found;
  const style = everyCommentStyle().find((name) => found[name] !== undefined);
  // In other languages these two open much else.
  if (!style || (/^(pascal|quote)$/.test(style) && !hasStyle(style, file))) return undefined;
  // The heading of a Markdown file.
  if (style === 'hash' && /^#*\s/.test(gap + rest) && /^(md|mdx|markdown)$/.test(endingOf(file))) {
    return undefined;
  }
  const {close} = commentStyles[style];
  const column = before.length + 1;
  const isTight = gap === '';
  if (close === '') return {style, column, isTight, text: rest.trim()};
  const closed = new RegExp(String.raw`^(.*?)\s*${close}\s*$`, 'u').exec(rest);
  if (closed) return {style, column, isTight, text: closed[1] ?? ''};
  const [text = ''] = rest.split(new RegExp(close, 'u'));
  const flaw =
    text === rest
      ? 'the comment has to end on the same line'
      : 'it has to stand on a line of its own';
  // Only the mark with its `#` tells it from the first words of a longer comment.
  return /^#(end)?region\b/.test(text)
    ? {style, column, isTight, text: text.trim(), flaw}
    : undefined;
}

/** A marker in the middle of a longer comment, or behind code. */
function readMisplaced(line: string, file: string): Comment | undefined {
  const styles = commentStylesOf(file) ?? [];
  const inside = inBlock.exec(line)?.groups;
  const behind =
    inside ?? (styles[0] === 'hash' ? behindShell.exec(line) : behindCode.exec(line))?.groups;
  const {before = '', rest = ''} = behind ?? {};
  if (!behind || isInText(before)) return undefined;
  return {
    style: styles[0] ?? 'slashes',
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

/** `<editor-fold desc="name">`, which is how NetBeans and the JetBrains editors write it in a comment. */
function readEditorFold({style, column, text}: Comment): Candidate | undefined {
  if (style !== 'slashes' && style !== 'markup') return undefined;
  if (/^<\/editor-fold>$/.test(text))
    return {kind: 'endregion', name: '', column, isUsable: true, isDoubtful: false};
  const desc = /^<editor-fold\b[^>]*\bdesc="(?<name>[^"]*)"[^>]*>$/.exec(text)?.groups?.name;
  const name = namePattern.exec(desc ?? '')?.[0];
  return name === undefined
    ? undefined
    : {kind: 'region', name, column, isUsable: true, isDoubtful: false};
}

/** Which keyword a word is, or was meant to be. */
function readWord(
  word: string,
  file: string,
): {kind: Marker['kind']; isExact: boolean} | undefined {
  const joined = word.toLowerCase().replaceAll(/[\s_-]/g, '');
  if (word === 'region' || word === 'endregion') return {kind: word, isExact: true};
  if (joined === 'region' || joined === 'endregion') {
    return {kind: joined, isExact: anyCase.has(endingOf(file))};
  }
  if (joined.startsWith('end') && leven(joined, 'endregion') <= 2) {
    return {kind: 'endregion', isExact: false};
  }
  return leven(joined, 'region') <= 2 && !otherWords.has(joined)
    ? {kind: 'region', isExact: false}
    : undefined;
}

/** Whether one letter is wrong, missing or too many, or two are swapped. */
function isNear(word: string): boolean {
  const wanted = 'region';
  const joined = word.toLowerCase();
  if (leven(joined, wanted) <= 1 || joined.startsWith('end')) return true;
  return [...wanted].some(
    (letter, at) =>
      joined === wanted.slice(0, at - 1) + letter + wanted.charAt(at - 1) + wanted.slice(at + 1),
  );
}

function hasStyle(style: CommentStyleName, file: string): boolean {
  return commentStylesOf(file)?.includes(style) ?? true;
}

/** Whether what follows a name is nothing, or begins with punctuation. */
function isSetOff(note: string): boolean {
  return /^\s*($|[([,;:.–—-])/u.test(note);
}

function wrongStyle(file: string): string {
  if (commentStylesOf(file)?.length === 0)
    return `a .${endingOf(file)} file has no comments, and so no regions`;
  return `it is no comment in a ${nameOfKind(file)}`;
}

function nameOfKind(file: string): string {
  const ending = endingOf(file);
  return ending === '' ? file.slice(file.lastIndexOf('/') + 1) : `.${ending} file`;
}

function nameFlaw(kind: Marker['kind'], name: string, after: string): string | undefined {
  if (/\s/.test(name)) return 'its name has whitespace, which a fence cannot write';
  if (name === '' && after !== '') {
    return 'its name has other characters than letters, digits and - _ . / between them';
  }
  return name === '' && kind === 'region' ? 'it has no name, so no page can show it' : undefined;
}

function faultText(
  line: string,
  kind: Marker['kind'],
  name: string,
  flaw: string,
  file: string,
): string {
  const written = line.trim();
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  if (commentStylesOf(file)?.length === 0) return `"${shown}" is no region marker: ${flaw}.`;
  const right = name.trim().replaceAll(/\s+/g, '-') || (kind === 'region' ? 'name' : '');
  return `"${shown}" is only nearly a region marker, since ${flaw}: write "${markerText(kind, right, file)}".`;
}
