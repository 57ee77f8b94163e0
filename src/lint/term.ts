import {STATUS_CODES} from 'node:http';

/** A word of a page that stands for something in the code. */
export interface Term {
  kind: 'status' | 'variable' | 'path' | 'header';
  /** As it stands on the page, without quotation marks, values and punctuation around it. */
  text: string;
  /** Where it begins in the text. */
  index: number;
  /** Whether its form alone does not tell: then it is one only where it is nearly a known one. */
  doubtful: boolean;
}

interface Form {
  kind: Term['kind'];
  pattern: RegExp;
  doubtful?: boolean;
}

/** A header as it is usually written. A part of one letter is a key on the keyboard, as in `Ctrl-C`. */
const headerCase = String.raw`(?=[\w-]*[a-z])[A-Z][A-Za-z\d]+(?:-[A-Z][A-Za-z\d]+)+`;

/** What may stand before a path: no folder, and of addresses only those that are not a public site's. */
const beforePath = [
  String.raw`(?<![\w/.~*\]-])`,
  String.raw`(?<=\$\w+)`,
  String.raw`(?<=(?<![\w/.-])(?:https?:\/\/)?(?:localhost|\d+(?:\.\d+){3}|\[[\da-f:]+\]|[\w.-]+:\d+)(?::\d+)?)`,
  String.raw`(?<=https?:\/\/(?:[\w-]+|(?:[\w-]+\.)*example\.(?:com|net|org)|[\w.-]+\.(?:example|test|localhost)))`,
].join('|');

/** Forms that are unmistakable wherever they stand. `ERR_…` is an error code, of Node.js or of a browser. */
const anywhere: readonly Form[] = [
  {
    kind: 'variable',
    pattern: /(?<![\w-]|[a-z\d_-]\/)(?!ERR_)[A-Z][A-Z\d]*(?:_[A-Z\d]+)+(?!\w|\.\w)/g,
  },
  {kind: 'header', pattern: /(?<![\w/-])X-[A-Z][A-Za-z\d]*(?:-[A-Z\d][A-Za-z\d]*)*(?![\w-])/g},
  {
    kind: 'path',
    pattern: new RegExp(
      // The look ahead comes first, since it is cheap.
      String.raw`(?=\/api)(?:${beforePath})\/api(?![\w-]|\.\w)(?:\/(?:[\w.~%:@$&*+=…-]|\{\w+\}|<\w+>)*)*`,
      'gi',
    ),
  },
];

/** Forms that tell only where the author marked the text as code. */
const inCode: readonly Form[] = [
  {kind: 'variable', pattern: /(?<=^|\s)[A-Z][A-Z\d_]+(?==[^\s=])/g},
  {kind: 'header', pattern: /^x(?:-[a-z\d]+)+(?=:|$)/gi},
  {kind: 'header', pattern: /(?<![\w/-])x(?:-[a-z\d]+)+(?=:)/gi},
  {kind: 'header', pattern: new RegExp(`(?<=^|['"])${headerCase}(?=['":]|$)`, 'g')},
  {kind: 'header', pattern: /^[a-z]+(?:-[a-z\d]+)+(?=:$)/g},
  {kind: 'header', pattern: /^(?=.{12})[a-z]+(?:-[a-z\d]+)+$/gi, doubtful: true},
];

const statusPattern = /^(?<protocol>HTTP(?:\/[\d.]+)? )?(?<status>[1-5]\d\d(?: (?<phrase>\S.*))?)$/;

/**
 * The terms in a text that the code has to know, in order.
 * @param isCode whether it is inline code, where shorter forms count as well
 */
export function termsIn(text: string, isCode: boolean): Term[] {
  // Every form that is unmistakable has one of these; most words have none.
  if (!isCode && !/[-_/]/.test(text)) return [];
  const forms = isCode ? [...anywhere, ...inCode] : anywhere;
  const terms = forms.flatMap((form) => matches(text, form));
  if (isCode) terms.push(...statusIn(text));
  return terms
    .filter(({index}, place) => terms.findIndex((other) => other.index === index) === place)
    .sort((a, b) => a.index - b.index);
}

function matches(text: string, {kind, pattern, doubtful = false}: Form): Term[] {
  return [...text.matchAll(pattern)].map(({0: found, index}) => ({
    kind,
    // The end of a sentence is no part of a path; three points are.
    text: kind === 'path' ? found.replace(/(?<!\.)[.:]$/, '') : found,
    index,
    doubtful,
  }));
}

/** A number by itself counts where HTTP has such a status; with a phrase, where that could be a reason phrase. */
function statusIn(text: string): Term[] {
  const {protocol, status = '', phrase} = statusPattern.exec(text)?.groups ?? {};
  const counts =
    phrase === undefined
      ? protocol !== undefined || Object.hasOwn(STATUS_CODES, status)
      : /^[A-Z].*[A-Za-z]{3}/.test(phrase) || isReasonPhrase(phrase);
  const term = {kind: 'status', text: status, index: text.length - status.length, doubtful: false};
  return status !== '' && counts ? [term as Term] : [];
}

function isReasonPhrase(phrase: string): boolean {
  return Object.values(STATUS_CODES).some((known) => known?.toLowerCase() === phrase.toLowerCase());
}
