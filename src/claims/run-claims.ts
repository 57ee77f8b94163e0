import {isNamed} from '../content/claim/claim-id.ts';
import {inParallel} from '../machine/in-parallel.ts';
import {type CheckedClaim, checkClaim} from './check-claim.ts';
import {registeredChecks, type WhiteBox, type WhiteBoxCheck} from './claim.ts';
import type {Pages} from './pages.ts';
import {failureText} from './report.ts';

/** How many checks run at a time; most of them wait for a program that they started. */
const usualConcurrency = 6;

/**
 * Runs the checks of these claims, and gives each claim as it is checked.
 * @param ids whoever takes some out meanwhile keeps their checks from beginning
 * @param concurrency how many checks run at a time
 */
export function runClaims(
  ids: readonly string[],
  pages: Pages,
  servers: WhiteBox,
  concurrency = usualConcurrency,
): AsyncGenerator<CheckedClaim> {
  return inParallel(ids, concurrency, (id) => runClaim(id, pages, servers));
}

/** Runs the check of one claim. */
export function runClaim(id: string, pages: Pages, servers: WhiteBox): Promise<CheckedClaim> {
  return checkClaim(id, pages, (context) => checkOf(id)({...context, ...servers}));
}

/** What a person reads of a claim that does not hold; `undefined` where it does. */
export function failureOf({id, verdict}: CheckedClaim, pages: Pages): string | undefined {
  return failureText(pages.subject(id), verdict);
}

function checkOf(id: string): WhiteBoxCheck {
  const registered = registeredChecks().get(id);
  if (!registered) throw new Error(`No check holds the claim ${id}: run "npm run check".`);
  return registered.check;
}

/**
 * The claims with those first that a name stands for, in the order of the names; the others stay as they are.
 * @param names of claims, or of pages with all their claims
 */
export function inOrder(ids: readonly string[], names: readonly string[]): string[] {
  const placeOf = (id: string) => names.findIndex((name) => isNamed(id, name));
  const first = ids.filter((id) => placeOf(id) >= 0).sort((a, b) => placeOf(a) - placeOf(b));
  return [...first, ...ids.filter((id) => placeOf(id) < 0)];
}
