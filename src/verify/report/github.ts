import {differs, isBroken, linkTo, linkToClaim, type Outcome, summaryOf} from './outcome.ts';
import {oneLine, visible} from './visible.ts';

/**
 * A run as commands of GitHub Actions, which shows them as annotations:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubReport(outcome: Outcome): string {
  const {site, claims, causes} = outcome;
  const lines = claims.flatMap((claim) => {
    const {drift, statement, reason = ''} = claim;
    if (isBroken(claim)) return [command('error', `Could not be checked: ${statement}`, reason)];
    if (!differs(claim) || !drift) return [];
    const text = [
      statement,
      `The guide says: ${drift.documented}`,
      `The server did: ${drift.answer}`,
      `The check did: ${drift.asked}`,
      linkToClaim(site, claim),
    ];
    return [command('error', `Differs from the guide: ${claim.id}`, text.join('\n'))];
  });
  const notices = causes.map(({says, section}) =>
    command('warning', 'Likely cause', `${says}\n${linkTo(site, section)}`),
  );
  return [...lines, ...notices, oneLine(summaryOf(outcome))].join('\n');
}

function command(kind: 'error' | 'warning', title: string, text: string): string {
  const property = escaped(title).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${kind} title=${property}::${escaped(text)}`;
}

function escaped(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
