/** A place in a file; line and column count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** What can be wrong with a page, an example or the binding of claims to checks. Each code is stable. */
export type ProblemCode =
  | 'page-syntax'
  | 'missing-file'
  | 'outside-examples'
  | 'missing-region'
  | 'doubled-region'
  | 'empty-region'
  | 'region-marker'
  | 'unclosed-region'
  | 'unopened-region'
  | 'filled-snippet'
  | 'unclassified-fence'
  | 'unchecked-without-reason'
  | 'invalid-diagram'
  | 'unknown-component'
  | 'unknown-attribute'
  | 'script-in-page'
  | 'not-a-page'
  | 'unreadable-file'
  | 'page-too-deep'
  | 'admonition'
  | 'front-matter'
  | 'doubled-page'
  | 'doubled-anchor'
  | 'broken-link'
  | 'broken-anchor'
  | 'broken-image'
  | 'undefined-reference'
  | 'sidebar'
  | 'missing-name'
  | 'missing-example'
  | 'missing-client'
  | 'missing-output'
  | 'unreadable-request'
  | 'doubled-claim'
  | 'claim-without-check'
  | 'check-without-claim'
  | 'doubled-check'
  | 'released-claim'
  | 'claim-without-record'
  | 'released-drift'
  | 'diagram-without-claim'
  | 'unknown-pattern'
  | 'unused-pattern'
  | 'unknown-status'
  | 'unknown-variable'
  | 'unknown-path'
  | 'unknown-header'
  | 'spelling'
  | 'wording'
  | 'long-sentence'
  | 'heading-case'
  | 'unused-exception'
  | 'unread-sentence'
  | 'sentence-list'
  | 'drift'
  | 'unread-value'
  | 'check-failed';

/** What is wrong, without its place. */
export interface Fault {
  code: ProblemCode;
  /** A sentence: what is wrong and how to mend it, on one line. */
  message: string;
}

/** What is wrong and where; `file` is relative to the project's root. */
export interface Problem extends Fault, Position {
  file: string;
}

/** The one line that a person reads: `docs/page.mdx:42:1 code message`. */
export function formatProblem({file, line, column, code, message}: Problem): string {
  return `${file}:${line}:${column} ${code} ${message.replaceAll(/\s*\n\s*/g, ' ')}`;
}

/** Orders problems as a reader meets them: by file, then line, then column. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** `a, b and c`, for messages that name the valid choices. */
export function listed(names: Iterable<string>): string {
  const all = [...names];
  if (all.length < 2) return all.join('');
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
