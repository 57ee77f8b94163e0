import {pageName} from '../content/page/page.ts';
import type {Position, Problem, ProblemCode} from '../content/problem.ts';

/** A page with its claims, as far as checks have to do with them. */
export interface ClaimedPage {
  file: string;
  claims: readonly (Position & {id: string})[];
}

/** The check of a claim, with its place. */
export interface PlacedCheck extends Position {
  /** Page and claim, such as `authentication/refusal-status`. */
  id: string;
  file: string;
}

/**
 * Holds the claims of the pages against the checks: each needs the other, and the ids of a page are unique.
 * @param checks of all claims; without them, only the ids are looked at
 */
export function checkBinding(
  pages: readonly ClaimedPage[],
  checks: readonly PlacedCheck[] | undefined,
): Problem[] {
  const checked = checks && new Set(checks.map(({id}) => id));
  const claimed = new Set<string>();
  const problems: Problem[] = [];
  for (const {file, claims} of pages) {
    for (const {id: name, line, column} of claims) {
      const id = `${pageName(file)}/${name}`;
      const add = (code: ProblemCode, message: string) =>
        problems.push({file, line, column, code, message});
      if (name === '') {
        add('missing-name', '<Claim> has no id: write <Claim id="what-it-says">.');
      } else if (claimed.has(id)) {
        add(
          'doubled-claim',
          `claim "${name}" stands on this page already: give this one another id.`,
        );
      } else if (checked?.has(id) === false) {
        add(
          'claim-without-check',
          `no check holds claim "${name}": add claim('${id}', …) to a file in src/checks/ that index.ts imports.`,
        );
      }
      claimed.add(id);
    }
  }
  for (const {id, ...place} of checks ?? []) {
    if (claimed.has(id)) continue;
    problems.push({
      ...place,
      code: 'check-without-claim',
      message: `no page has claim "${id}": mark the statement with <Claim id="…">, or remove the check.`,
    });
  }
  return problems;
}
