import leven from 'leven';
import type {Position} from '../problem.ts';
import {type CommentStyle, commentStyles, commentStylesOf, endingOf} from './comment-style.ts';
import {hasStyle, readComment} from './source-comment.ts';

/** A line of a source file that opens or closes a region. */
export interface Marker extends Position {
  kind: 'region' | 'endregion';
  /** Empty where it has none: a closing marker may leave it out. */
  name: string;
  /** What is wrong with the line, and how to write it; `undefined` for a marker as it should be. */
  fault?: string;
  /** Whether it marks a region all the same, as a comment of another language does. */
  isUsable: boolean;
}

/** A line that may be a marker; a doubtful one is, where another line has the counterpart of its name. */
interface Candidate extends Marker {
  isDoubtful: boolean;
}

/** Letters, digits, and between them what joins words. Whitespace ends a name, since it ends the reference of a fence. */
const namePattern =
  /^[\p{L}\p{N}_$@](?:[\p{L}\p{M}\p{N}_.$@/:+~-]*[\p{L}\p{M}\p{N}_$])?(?=$|[\s,;:.()[\]—–-])/u;
const quotedPattern = /^(["'`])(?<name>[^"'`]*)\1/;

/** Words that are a letter away from `region` and mean something else. */
const otherWords = new Set(['regions', 'legion']);

/** Languages in which the editors fold `#region` and not `# region`. */
const attached = new Set('cs csx ps1 psm1 psd1 vb bas vbs php pl pm'.split(' '));

/** Languages whose own markers count in any letter case. */
const anyCase = new Set('ps1 psm1 psd1 vb bas vbs pas pp dpr'.split(' '));

/**
 * The markers of a source file, each at its line, and the lines that are nearly markers. The form is that of the editors:
 * a comment with `#region name`, or `region name`, on a line of its own. What follows the name is a note. Without the
 * `#`, a note has to be set off by punctuation or the region has to be closed by its name: otherwise it is prose.
 * @param file the name tells the language, and with it how a comment is written
 */
export function readMarkers(lines: readonly string[], file: string): (Marker | undefined)[] {
  const candidates = lines.map((content, place) => readCandidate(content, place + 1, file));
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
  const [style = 'slashes'] = commentStylesOf(file) ?? [];
  const {mark, end = ''}: CommentStyle = commentStyles[style];
  const text = `${kind} ${name}`.trim();
  if (style === 'hash' && attached.has(endingOf(file))) return `#${text}`;
  const shown = style === 'hash' || style === 'pragma' ? text : `#${text}`;
  return `${mark} ${shown} ${end}`.trim();
}

function readCandidate(content: string, line: number, file: string): Candidate | undefined {
  const comment = readComment(content, file);
  if (!comment) return undefined;
  const [, mark = '', word = '', rest = ''] =
    /^([#$]?)\s*(end[\s_-]+\p{L}+|\p{L}+)(.*)$/iu.exec(withoutFold(comment.text)) ?? [];
  const reading = readWord(word, file);
  if (!reading) return undefined;

  const {kind, isExact} = reading;
  const isAttached = comment.style === 'hash' && comment.isTight;
  const isExplicit = mark !== '' || comment.style === 'pragma' || (isAttached && isExact);
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
  const fault = flaw ?? (isWrongStyle ? `it is no comment in a ${nameOfKind(file)}` : undefined);
  return {
    kind,
    name,
    line,
    column: comment.column,
    isDoubtful: isExplicit
      ? isAttached && mark === '' && isGlued
      : isWrongStyle ||
        isGlued ||
        !isExact ||
        (kind === 'region' && name === '') ||
        !isSetOff(note),
    isUsable: flaw === undefined,
    ...(fault === undefined ? {} : {fault: faultText(content, kind, name, fault, file)}),
  };
}

/** The text of a comment with `#region name` for `<editor-fold desc="name">`, as NetBeans and the JetBrains editors write it. */
function withoutFold(text: string): string {
  return text
    .replace(/^<editor-fold\b[^>]*\bdesc="([^"]+)"[^>]*>$/, '#region $1')
    .replace(/^<\/editor-fold>$/, '#endregion');
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

/** Whether what follows a name is nothing, or begins with punctuation. */
function isSetOff(note: string): boolean {
  return /^\s*($|[([,;:.–—-])/u.test(note);
}

function nameFlaw(kind: Marker['kind'], name: string, after: string): string | undefined {
  if (/\s/.test(name)) return 'its name has whitespace, which a fence cannot write';
  if (name === '' && after !== '') {
    return 'its name has other characters than letters, digits and - _ . / between them';
  }
  return name === '' && kind === 'region' ? 'it has no name, so no page can show it' : undefined;
}

function nameOfKind(file: string): string {
  const ending = endingOf(file);
  return ending === '' ? file.slice(file.lastIndexOf('/') + 1) : `.${ending} file`;
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
  if (commentStylesOf(file)?.length === 0) {
    return `"${shown}" is no region marker: a ${nameOfKind(file)} has no comments, and so no regions.`;
  }
  const right = name.trim().replaceAll(/\s+/g, '-') || (kind === 'region' ? 'name' : '');
  return `"${shown}" is only nearly a region marker, since ${flaw}: write "${markerText(kind, right, file)}".`;
}
