import {registeredChecks} from './claim.ts';
import type {Pages} from './pages.ts';

/**
 * The claims that are held against the reference server: first those with a check, in the order of the checks, and then
 * what none was registered for, which fails.
 */
export function heldHere(pages: Pages): string[] {
  const checks = [...registeredChecks()].filter(
    ([, {takes}]) => takes !== 'release' && takes !== 'pre-release',
  );
  return [...new Set([...checks.map(([id]) => id), ...pages.ids()])];
}
