import {knownOutcome} from '../releases/known-releases.ts';
import type {RiskEvidence} from './risk.ts';

/** Claims about releases that tell of risks which nobody sees from outside. */
export const riskClaims = {
  guessing: 'reference/versions/guessing',
  errorReport: 'reference/versions/error-report',
  socketClosed: 'reference/versions/socket-closed',
} as const;

/** Whether such a claim is known to be true of the release that the server is taken for. */
export function isKnownOfRelease(
  {recognition, known}: Pick<RiskEvidence, 'recognition' | 'known'>,
  claim: keyof typeof riskClaims,
): boolean {
  const [version] = recognition.candidates;
  if (version === undefined) return false;
  return knownOutcome(known, riskClaims[claim], version)?.outcome === 'holds';
}
