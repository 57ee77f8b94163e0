import {type Page, pageName} from './page.ts';
import type {Problem} from './problem.ts';

/** The source of a spec file. */
export interface Spec {
  file: string;
  text: string;
}

/** Holds the claims of the pages against the checks of the specs: each needs the other, and ids are unique. */
export function checkBinding(pages: readonly Page[], specs: readonly Spec[]): Problem[] {
  const checks = specs.flatMap(readChecks);
  const checked = new Set(checks.map(({id}) => id));
  const claimed = new Set<string>();
  const problems: Problem[] = [];

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
          message: `no check holds claim "${name}": add claim('${id}', …) to a file in tests/claims/.`,
        });
      }
      claimed.add(id);
    }
  }
  for (const {id, ...place} of checks) {
    if (claimed.has(id)) continue;
    problems.push({
      ...place,
      code: 'check-without-claim',
      message: `no page has claim "${id}": mark the statement with <Claim id="…">, or remove the check.`,
    });
  }
  return problems;
}

export function readChecks({
  file,
  text,
}: Spec): {id: string; file: string; line: number; column: number}[] {
  return [...text.matchAll(/^([ \t]*)claim\(\s*['"]([^'"]+)['"]/gm)].map((match) => ({
    id: match[2] ?? '',
    file,
    line: text.slice(0, match.index).split('\n').length,
    column: (match[1] ?? '').length + 1,
  }));
}
