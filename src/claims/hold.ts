import {isDeepStrictEqual} from 'node:util';
import type {Value} from '../content/claim/claim.ts';
import {withPatterns} from '../content/code/pattern.ts';
import {parsedJson} from '../content/json-text.ts';

/** One documented value beside what the target did. */
export interface Comparison {
  value: Value;
  observed: string;
  /** What the check asked or did, such as `GET /api/agents without X-API-KEY`. */
  asked: string;
  /** Whether what was observed is about the value, and nothing that could stand in its place. */
  isRemark?: true;
  /** Whether only the wording was compared: it says what to try, and nothing was observed yet. */
  isWording?: true;
  /** The address of what a person read, where nothing was asked. */
  source?: string;
  /** Whether the page says what was observed. */
  holds: boolean;
}

/** Thrown at the first comparison that does not hold. */
export class Drift extends Error {
  readonly comparison: Comparison;
  constructor(comparison: Comparison) {
    super(`The page says ${comparison.value.text}, and the server did ${comparison.observed}.`);
    this.comparison = comparison;
  }
}

/**
 * How a check holds documented values against what it observed. Each method throws a {@link Drift}, unless all
 * differences are wanted; a phrase that the check does not know ends it in any case.
 */
export interface Hold {
  /** Both are the same text, but for the patterns that the page names. */
  same(value: Value, observed: string, asked: string): void;
  /** Both are the same JSON, whatever the whitespace and the order of the names. */
  json(value: Value, observed: string, asked: string): void;
  /** The value is part of what was done, and `held` tells whether the statement about it is true. */
  ok(value: Value, held: boolean, observed: string, asked: string): void;
  /** The value is a phrase that says what to try, and the check knows these phrases. */
  phrase(value: Value, isKnown: boolean, known: readonly string[]): void;
  /** The value is what a person found in this source; nothing is asked. */
  reviewed(value: Value, says: string, source: string): void;
  /** Both are the same texts in the same order; each value has its own counterpart. */
  list(values: readonly Value[], observed: readonly string[], asked: string): void;
}

/**
 * A {@link Hold} that tells of each comparison.
 * @param goesOn whether the check goes on after a difference
 */
export function holdWith(tell: (comparison: Comparison) => void, goesOn = false): Hold {
  const compare = (seen: Omit<Comparison, 'holds'>, holds: boolean) => {
    const comparison = {...seen, holds};
    tell(comparison);
    if (!holds && (!goesOn || comparison.isWording)) throw new Drift(comparison);
  };
  return {
    same(value, observed, asked) {
      const [page, server] = [value.text, observed].map((text) => withPatterns(text, value.varies));
      compare({value, observed, asked}, page === server);
    },
    json(value, observed, asked) {
      const [page, server] = [value.text, observed].map((text) =>
        parsedJson(withPatterns(text, value.varies)),
      );
      compare({value, observed, asked}, page !== undefined && isDeepStrictEqual(page, server));
    },
    ok(value, held, observed, asked) {
      compare({value, observed, asked, isRemark: true}, held);
    },
    phrase(value, isKnown, known) {
      const observed = `knows only ${known.map((one) => `"${one}"`).join(', ')}`;
      compare({value, observed, asked: 'looked for the phrase', isWording: true}, isKnown);
    },
    reviewed(value, says, source) {
      compare({value, observed: says, asked: `read ${source}`, source}, value.text === says);
    },
    list(values, observed, asked) {
      for (const [place, value] of values.entries()) {
        const counterpart = observed[place] ?? 'nothing more';
        compare({value, observed: counterpart, asked}, value.text === observed[place]);
      }
      const last = values.at(-1);
      if (!last || observed.length === values.length) return;
      const more = observed.slice(values.length).join(', ');
      compare({value: last, observed: `${last.text}, and then: ${more}`, asked}, false);
    },
  };
}
