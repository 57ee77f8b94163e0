import {checkClaim} from '../claims/check-claim.ts';
import type {RegisteredCheck, Startable} from '../claims/claim.ts';
import type {Comparison} from '../claims/hold.ts';
import type {Pages} from '../claims/pages.ts';
import {type Claim, valuesOf} from '../content/claim/claim.ts';
import {listed} from '../content/problem.ts';
import type {Difference, ReleaseOutcome} from '../records/compatibility.ts';
import {differenceOf, firstDifferences} from '../records/differences.ts';
import type {ReleaseLauncher, ReleasePool} from '../servers/elizaos/release-launcher.ts';
import type {TriedClaim} from './collect.ts';
import {missingRoute} from './missing-route.ts';
import {outcomeOf} from './outcome-of.ts';
import {withServersOf} from './servers.ts';

/** Holds a claim against a release. What differs is looked at once more: whether there is such a thing at all. */
export async function tryClaim(
  id: string,
  pages: Pages,
  registered: RegisteredCheck | undefined,
  pool: ReleasePool,
): Promise<TriedClaim> {
  const claim = pages.claim(id);
  const tried = (outcome: ReleaseOutcome): TriedClaim => ({
    id,
    statement: claim.statement,
    ...(claim.releases ? {documented: pages.recordedTexts(id)} : {}),
    outcome,
  });
  if (
    !registered ||
    registered.takes === 'reference server' ||
    registered.takes === 'pre-release'
  ) {
    const reason = registered?.needs ?? 'No check holds it.';
    return tried({outcome: 'not-tried', reason});
  }
  const {check} = registered;
  const run = async (launcher: ReleaseLauncher) => {
    const settings = new Map<Comparison, readonly string[]>();
    const onComparison = (comparison: Comparison) => {
      settings.set(comparison, launcher.settings());
    };
    const {verdict} = await withServersOf(launcher, (servers: Startable) =>
      checkClaim(id, pages, (context) => check({...context, ...servers}), {
        goesOn: true,
        onComparison,
      }),
    );
    return {verdict, settings};
  };

  const {verdict, settings} = await run(pool.launcher());
  const outcome = outcomeOf(claim, verdict);
  if (verdict.outcome !== 'drift') return tried(outcome);
  const differing = firstDifferences(verdict.comparisons);
  const names = new Set(differing.flatMap((comparison) => [...(settings.get(comparison) ?? [])]));
  const withoutThem = names.size > 0 ? (await run(pool.launcher(names))).verdict : undefined;
  const seenWithout = withoutThem ? firstDifferences(withoutThem.comparisons) : [];
  const differences = differing.map((comparison): Difference => {
    const difference = differenceOf(claim, comparison, verdict.comparisons);
    const isSame = seenWithout.some((other) => isSameAs(difference, differenceOf(claim, other)));
    const set = settings.get(comparison) ?? [];
    return isSame && set.length > 0 ? {...difference, noEffect: [...set]} : difference;
  });
  const missing = await missingRoute(differences, pool.launcher());
  if (missing !== undefined) {
    const reason = `It has no ${missing}: the response is that of a path that is not there.`;
    return tried({outcome: 'no-such-thing', reason, differences});
  }
  const withoutEffect = namesWithoutEffect(claim, differences);
  if (withoutEffect.length > 0) {
    const reason = `${listed(withoutEffect)} ${withoutEffect.length === 1 ? 'has' : 'have'} no effect.`;
    return tried({outcome: 'no-such-thing', reason, differences});
  }
  return tried({...outcome, differences});
}

function isSameAs(one: Difference, other: Difference): boolean {
  return one.value === other.value && one.asked === other.asked && one.seen === other.seen;
}

/** The variables that a claim names and that nothing of its differences depends on; none where one depends on them. */
function namesWithoutEffect(claim: Claim, differences: readonly Difference[]): string[] {
  const text = [claim.statement, ...valuesOf(claim).map((value) => value.text)].join(' ');
  const named = differences.map(({noEffect = []}) =>
    noEffect.filter((name) => text.includes(name)),
  );
  return named.some((names) => names.length === 0) ? [] : [...new Set(named.flat())];
}
