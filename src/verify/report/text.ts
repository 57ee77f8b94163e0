import {byPage, isBroken, linkTo, type Outcome, summaryOf, type VerifiedClaim} from './outcome.ts';
import {oneLine, visible} from './visible.ts';

/** What a person reads of a run, page by page. */
export function textReport(outcome: Outcome): string {
  const pages = byPage(outcome).map(([page, claims]) =>
    [outcome.titles.get(page) ?? page, ...claims.map(claimText), ''].join('\n'),
  );
  return visible([...pages, summaryOf(outcome), ...causesText(outcome)].join('\n'));
}

function claimText(claim: VerifiedClaim): string {
  const {statement, outcome, reason, documented} = claim;
  if (outcome === 'holds') {
    return `  ✓ ${statement}\n      as documented: ${shortened(documented)}`;
  }
  if (outcome === 'not-observable') {
    return `  – ${statement}\n      cannot be seen from outside: ${oneLine(reason ?? '')}`;
  }
  return [`  ✗ ${statement}`, ...sides(claim).map((line) => `      ${line}`)].join('\n');
}

/** What the guide says beside what the server did. */
function sides(claim: VerifiedClaim): string[] {
  const {drift, reason = 'It could not be checked.'} = claim;
  if (!drift || isBroken(claim)) return [`could not be checked: ${oneLine(reason)}`];
  return [
    `the guide says:  ${indented(drift.documented)}`,
    `the server did:  ${indented(drift.answer)}`,
    `the check did:   ${indented(drift.asked)}`,
    `the claim:       ${claim.page}:${claim.line}:${claim.column} ${claim.id}`,
  ];
}

/** The first few values, each by its first line. */
function shortened(values: readonly string[]): string {
  const shown = values.slice(0, 3).map((value) => value.split('\n')[0]);
  return values.length > shown.length ? `${shown.join(' · ')} · …` : shown.join(' · ');
}

/** Lines below each other, behind the name in front of the first one. */
function indented(text: string): string {
  return text.split('\n').join(`\n${' '.repeat(23)}`);
}

function causesText({causes, site}: Outcome): string[] {
  if (causes.length === 0) return [];
  const lines = causes.flatMap(({says, section}) => [
    `  ${oneLine(says)}`,
    `    ${linkTo(site, section)}`,
  ]);
  return ['', causes.length === 1 ? 'The likely cause:' : 'Likely causes:', ...lines];
}
