import {
  byPage,
  isBroken,
  linkTo,
  linkToClaim,
  type Outcome,
  type VerifiedClaim,
} from './outcome.ts';
import {visibleXml} from './visible.ts';

/** A run as JUnit XML, which most servers for CI read: one suite a page, one case a claim. */
export function junitReport(outcome: Outcome): string {
  const suites = byPage(outcome).map(([page, claims]) => {
    const counts = countsOf(claims);
    const cases = claims.map((claim) => caseOf(claim, outcome));
    return [`  <testsuite name="${visibleXml(page)}" ${counts}>`, ...cases, '  </testsuite>'].join(
      '\n',
    );
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${visibleXml(outcome.target)}" ${countsOf(outcome.claims)} time="${outcome.seconds.toFixed(3)}">`,
    ...suites,
    '</testsuites>',
  ].join('\n');
}

function countsOf(claims: readonly VerifiedClaim[]): string {
  const count = (matches: (claim: VerifiedClaim) => boolean) => claims.filter(matches).length;
  const failures = count(({outcome}) => outcome === 'drift');
  const skipped = count(({outcome}) => outcome === 'not-observable');
  return `tests="${claims.length}" failures="${failures}" errors="${count(isBroken)}" skipped="${skipped}"`;
}

function caseOf(claim: VerifiedClaim, {site, causes}: Outcome): string {
  const {id, page, statement, outcome, reason = '', drift} = claim;
  const start = `    <testcase classname="${visibleXml(page)}" name="${visibleXml(`${id}: ${statement}`)}"`;
  if (outcome === 'holds') return `${start}/>`;
  if (outcome === 'not-observable') {
    return `${start}><skipped message="${visibleXml(reason)}"/></testcase>`;
  }
  if (!drift || isBroken(claim)) {
    return `${start}><error message="${visibleXml(reason)}"/></testcase>`;
  }
  const message = `The guide says ${drift.documented}, and the server did ${drift.answer}.`;
  const text = [
    `The check did: ${drift.asked}`,
    `The claim: ${linkToClaim(site, claim)}`,
    ...causes.map(({says, section}) => `Likely cause: ${says} ${linkTo(site, section)}`),
  ].join('\n');
  return `${start}><failure message="${visibleXml(message)}">${visibleXml(text)}</failure></testcase>`;
}
