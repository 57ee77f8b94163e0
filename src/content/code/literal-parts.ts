/** A value with the text around it, which is quoted with it. */
export interface QuotedText {
  before: string;
  value: string;
  after: string;
}

/** A literal in the pieces in which it is shown; joined, they are the literal. */
export interface Literal {
  start: string;
  value: string;
  end: string;
}
