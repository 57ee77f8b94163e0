import {provingGuesses} from '../../servers/elizaos/guesses.ts';
import {isKnownOfRelease} from './known-of-release.ts';
import type {Risk, RiskEvidence} from './risk.ts';

/** Nobody counts wrong keys: seen where so many were sent, and otherwise known of the release. */
export function unlimitedGuesses(evidence: RiskEvidence): Risk | undefined {
  const seen = seenBy(evidence);
  if (seen === undefined) return undefined;
  return {
    code: 'unlimited-guesses',
    severity: 'medium',
    says: 'Wrong keys are not limited: whoever wants to can go on guessing.',
    seen,
    fix: 'Limit failed attempts in a proxy in front of the server, and use a key that nobody can guess.',
    section: 'reference/rate-limits#failed-attempts',
  };
}

/** RFC 9110, section 15.5.2. */
const unauthorized = 401;

function seenBy(evidence: RiskEvidence): string | undefined {
  const {beyondFailures, without, recognition} = evidence;
  if (beyondFailures) {
    return beyondFailures.status === unauthorized
      ? `${provingGuesses} requests without the key, and the last one got ${beyondFailures.statusLine}`
      : undefined;
  }
  const [version] = recognition.candidates;
  const tellsLimit = without.headers['ratelimit-limit'] !== undefined;
  if (version === undefined || without.status !== unauthorized || tellsLimit) return undefined;
  return isKnownOfRelease(evidence, 'guessing')
    ? `known of ElizaOS ${version}, not tried here: --with-limits tries it`
    : undefined;
}
