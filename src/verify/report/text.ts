import type {Risk} from '../risks/risk.ts';
import {
  byPage,
  isBroken,
  linkTo,
  logNote,
  type Outcome,
  recognitionLines,
  releaseName,
  sidesOf,
  summaryOf,
  type VerifiedClaim,
} from './outcome.ts';
import {oneLine, visible} from './visible.ts';

/** What a person reads of a run: what the server is, its risks, and page by page what it does. */
export function textReport(outcome: Outcome): string {
  const pages = byPage(outcome).map(([page, claims]) => {
    const title = outcome.titles.get(page) ?? page;
    return [title, ...claims.map((claim) => claimText(claim, outcome)), ''].join('\n');
  });
  const lines = [
    ...recognitionLines(outcome).map((line) => oneLine(line)),
    '',
    ...risksText(outcome),
    '',
    ...pages,
    summaryOf(outcome),
    ...causesText(outcome),
    '',
    logNote(outcome),
  ];
  return visible(lines.join('\n'));
}

function risksText(outcome: Outcome): string[] {
  const {risks} = outcome;
  if (risks.length === 0) return ['No risk was seen.'];
  return ['Risks, the worst first:', ...risks.flatMap((risk) => riskText(risk, outcome))];
}

function riskText({severity, says, seen, fix, section}: Risk, outcome: Outcome): string[] {
  const indentation = ' '.repeat(10);
  return [
    `  ${(severity ?? '–').padEnd(6)}  ${says}`,
    `${indentation}seen:  ${oneLine(seen)}`,
    `${indentation}fix:   ${fix}`,
    `${indentation}help:  ${linkTo(outcome, section)}`,
  ];
}

function claimText(claim: VerifiedClaim, outcome: Outcome): string {
  const {statement, outcome: came, reason, documented} = claim;
  if (came === 'holds') {
    return `  ✓ ${statement}\n      as documented: ${shortened(documented)}`;
  }
  if (came === 'not-observable') {
    return `  – ${statement}\n      cannot be seen from outside: ${oneLine(reason ?? '')}`;
  }
  if (isBroken(claim)) {
    const why = oneLine(reason ?? 'It could not be checked.');
    return `  ✗ ${statement}\n      could not be checked: ${why}`;
  }
  const [mark, lines] = standingText(claim, outcome);
  return [`  ${mark} ${statement}`, ...lines.map((line) => `      ${line}`)].join('\n');
}

/** So many characters of one difference are shown where it is no fault. */
const mostOfOne = 120;

/** The mark of a claim that does not hold as documented, and what stands below it. */
function standingText(claim: VerifiedClaim, outcome: Outcome): [mark: string, lines: string[]] {
  const release = releaseName(outcome);
  const shown = (claim.differences ?? []).map((one) => oneLine(one.seen, mostOfOne));
  const seen = [...new Set(shown)].join(' · ');
  switch (claim.standing) {
    case 'as-release':
      return ['=', [`as ${release} does: ${seen}`]];
    case 'by-setting':
      return ['=', [`as its settings say: ${seen}`]];
    case 'no-such-thing':
      return ['–', [`${release} has no such thing: ${seen}`]];
    case 'not-known':
      return ['–', [`not known of ${release}, so not judged: ${seen}`]];
    default:
      return ['✗', sides(claim, outcome)];
  }
}

/** What the guide says, and a release does, beside what the server did. */
function sides(claim: VerifiedClaim, outcome: Outcome): string[] {
  const named = sidesOf(claim, outcome).flatMap((side) =>
    side.map(([name, text]) => `${`${name}:`.padEnd(width)}${indented(text)}`),
  );
  const place = `${claim.page}:${claim.line}:${claim.column} ${claim.id}`;
  return [...named, `${'The claim:'.padEnd(width)}${place}`];
}

/** Where the texts begin behind the names in front of them. */
const width = 18;

/** The first few values, each by its first line. */
function shortened(values: readonly string[]): string {
  const shown = values.slice(0, 3).map((value) => value.split('\n')[0]);
  return values.length > shown.length ? `${shown.join(' · ')} · …` : shown.join(' · ');
}

/** Lines below each other, behind the name in front of the first one. */
function indented(text: string): string {
  return text.split('\n').join(`\n${' '.repeat(6 + width)}`);
}

function causesText(outcome: Outcome): string[] {
  const {causes} = outcome;
  if (causes.length === 0) return [];
  const lines = causes.flatMap(({says, section}) => [
    `  ${oneLine(says)}`,
    `    ${linkTo(outcome, section)}`,
  ]);
  return ['', causes.length === 1 ? 'The likely cause:' : 'Likely causes:', ...lines];
}
