import {withoutComments} from '../content/code/comments.ts';
import {pageName} from '../content/page/page.ts';
import type {Position, Problem} from '../content/problem.ts';

/** The source of a spec file. */
export interface Spec {
  file: string;
  text: string;
}

/** A page with its claims, as far as checks have to do with them. */
export interface ClaimedPage {
  file: string;
  claims: readonly (Position & {id: string})[];
}

/** A check in a spec file, `claim('page/id', …)`, with its place. */
export interface PlacedCheck extends Position {
  id: string;
  file: string;
}

/** Holds the claims of the pages against the checks of the specs: each needs the other, and ids are unique. */
export function checkBinding(pages: readonly ClaimedPage[], specs: readonly Spec[]): Problem[] {
  const checks = specs.flatMap(readChecks);
  const checked = new Map<string, PlacedCheck>();
  const claimed = new Set<string>();
  const problems: Problem[] = [];

  for (const check of checks) {
    const {id, ...place} = check;
    const first = checked.get(id);
    if (first) {
      problems.push({
        ...place,
        code: 'doubled-check',
        message: `${first.file}:${first.line} has a check of claim "${id}" already: remove one of the two.`,
      });
    } else checked.set(id, check);
  }
  for (const page of pages) {
    for (const {id: name, line, column} of page.claims) {
      const place = {file: page.file, line, column};
      const id = `${pageName(page.file)}/${name}`;
      if (name === '') {
        problems.push({
          ...place,
          code: 'missing-name',
          message: '<Claim> has no id: write <Claim id="what-it-says">.',
        });
      } else if (claimed.has(id)) {
        problems.push({
          ...place,
          code: 'doubled-claim',
          message: `claim "${name}" stands on this page already: give this one another id.`,
        });
      } else if (!checked.has(id)) {
        problems.push({
          ...place,
          code: 'claim-without-check',
          message: `no check holds claim "${name}": add claim('${id}', …) to a file in src/checks/.`,
        });
      }
      claimed.add(id);
    }
  }
  for (const {id, ...place} of checked.values()) {
    if (claimed.has(id)) continue;
    problems.push({
      ...place,
      code: 'check-without-claim',
      message: `no page has claim "${id}": mark the statement with <Claim id="…">, or remove the check.`,
    });
  }
  return problems;
}

/** The checks in a spec file, in order. What stands in a comment is none. */
export function readChecks({file, text}: Spec): PlacedCheck[] {
  const code = withoutComments(text);
  let line = 1;
  let end = 0;
  return [...code.matchAll(/^([ \t]*)claim\(\s*['"]([^'"]+)['"]/gm)].map((match) => {
    line += code.slice(end, match.index).split('\n').length - 1;
    end = match.index;
    const [, indentation = '', id = ''] = match;
    return {id, file, line, column: indentation.length + 1};
  });
}
