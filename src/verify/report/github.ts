import type {Risk} from '../risks/risk.ts';
import {
  differs,
  isBroken,
  linkTo,
  linkToClaim,
  logNote,
  type Outcome,
  recognitionLines,
  sidesOf,
  summaryOf,
} from './outcome.ts';
import {oneLine, visible} from './visible.ts';

/**
 * A run as commands of GitHub Actions, which shows them as annotations:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubReport(outcome: Outcome): string {
  const {claims, causes, risks} = outcome;
  const known = [
    ...risks.map((risk) => riskOf(risk, outcome)),
    command('notice', 'The server', recognitionLines(outcome).join('\n')),
  ];
  const lines = claims.flatMap((claim) => {
    const {statement, reason = ''} = claim;
    if (isBroken(claim)) return [command('error', `Could not be checked: ${statement}`, reason)];
    if (!differs(claim)) return [];
    const sides = sidesOf(claim, outcome).flatMap((side) =>
      side.map(([name, text]) => `${name}: ${text}`),
    );
    const text = [statement, ...sides, linkToClaim(outcome, claim)];
    return [command('error', `Differs from the guide: ${claim.id}`, text.join('\n'))];
  });
  const notices = causes.map(({says, section}) =>
    command('warning', 'Likely cause', `${says}\n${linkTo(outcome, section)}`),
  );
  const ends = [summaryOf(outcome), logNote(outcome)].map((line) => oneLine(line));
  return [...known, ...lines, ...notices, ...ends].join('\n');
}

function riskOf({code, severity, says, seen, fix, section}: Risk, outcome: Outcome): string {
  const kinds = {high: 'error', medium: 'warning', low: 'notice'} as const;
  const title = severity === null ? `To know: ${code}` : `Risk, ${severity}: ${code}`;
  const text = [says, `Seen: ${seen}`, fix, linkTo(outcome, section)].join('\n');
  return command(severity === null ? 'notice' : kinds[severity], title, text);
}

function command(kind: 'error' | 'warning' | 'notice', title: string, text: string): string {
  const property = escaped(title).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${kind} title=${property}::${escaped(text)}`;
}

function escaped(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
