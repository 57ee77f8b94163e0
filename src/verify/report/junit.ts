import type {Risk} from '../risks/risk.ts';
import {
  byPage,
  differs,
  isBroken,
  isFailing,
  isNotJudged,
  linkTo,
  linkToClaim,
  type Outcome,
  recognitionLines,
  releaseName,
  sidesOf,
  type VerifiedClaim,
} from './outcome.ts';
import {visibleXml} from './visible.ts';

/** A run as JUnit XML, which most servers for CI read: one suite for the risks and one a page, one case a claim. */
export function junitReport(outcome: Outcome): string {
  const {claims, risks, failOn} = outcome;
  const suites = byPage(outcome).map(([page, ofPage]) => {
    const cases = ofPage.map((claim) => caseOf(claim, outcome));
    return suite(page, countsOf(ofPage), cases);
  });
  const failing = risks.filter((risk) => isFailing(risk, failOn)).length;
  const ofClaims = countsOf(claims);
  const all: Counts = {
    ...ofClaims,
    tests: ofClaims.tests + risks.length,
    failures: ofClaims.failures + failing,
  };
  const ofRisks: Counts = {tests: risks.length, failures: failing, errors: 0, skipped: 0};
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${visibleXml(outcome.target)}" ${attributes(all)} time="${outcome.seconds.toFixed(3)}">`,
    suite('risks', ofRisks, [
      ...risks.map((risk) => riskCase(risk, outcome)),
      `    <system-out>${visibleXml(recognitionLines(outcome).join('\n'))}</system-out>`,
    ]),
    ...suites,
    '</testsuites>',
  ].join('\n');
}

interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

function suite(name: string, counts: Counts, cases: readonly string[]): string {
  const start = `  <testsuite name="${visibleXml(name)}" ${attributes(counts)}>`;
  return [start, ...cases, '  </testsuite>'].join('\n');
}

function attributes(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name}="${count}"`)
    .join(' ');
}

function countsOf(claims: readonly VerifiedClaim[]): Counts {
  const count = (matches: (claim: VerifiedClaim) => boolean) => claims.filter(matches).length;
  return {
    tests: claims.length,
    failures: count(differs),
    errors: count(isBroken),
    skipped: count((claim) => claim.outcome === 'not-observable' || isNotJudged(claim)),
  };
}

function riskCase(risk: Risk, outcome: Outcome): string {
  const {code, severity, says, seen, fix, section} = risk;
  const name = `${code} (${severity ?? 'not visible'}): ${says}`;
  const text = visibleXml([`Seen: ${seen}`, fix, linkTo(outcome, section)].join('\n'));
  const inner = isFailing(risk, outcome.failOn)
    ? `<failure message="${visibleXml(says)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `    <testcase classname="risks" name="${visibleXml(name)}">${inner}</testcase>`;
}

function caseOf(claim: VerifiedClaim, outcome: Outcome): string {
  const {id, page, statement, outcome: came, reason = ''} = claim;
  const start = `    <testcase classname="${visibleXml(page)}" name="${visibleXml(`${id}: ${statement}`)}"`;
  const skipped = (why: string) => `${start}><skipped message="${visibleXml(why)}"/></testcase>`;
  if (came === 'holds') return `${start}/>`;
  if (came === 'not-observable') return skipped(reason);
  if (isNotJudged(claim)) return skipped(`Not judged by ${releaseName(outcome)}.`);
  if (isBroken(claim)) return `${start}><error message="${visibleXml(reason)}"/></testcase>`;
  if (!differs(claim)) {
    const seen = (claim.differences ?? []).map((one) => one.seen).join('\n');
    return `${start}><system-out>${visibleXml(seen)}</system-out></testcase>`;
  }
  const sides = sidesOf(claim, outcome).map((side) =>
    side.map(([name, text]) => `${name}: ${text}`),
  );
  const [first = []] = sides;
  const text = [
    ...sides.flat(),
    `The claim: ${linkToClaim(outcome, claim)}`,
    ...outcome.causes.map(({says, section}) => `Likely cause: ${says} ${linkTo(outcome, section)}`),
  ].join('\n');
  const message = first.slice(0, -1).join('; ');
  return `${start}><failure message="${visibleXml(message)}">${visibleXml(text)}</failure></testcase>`;
}
