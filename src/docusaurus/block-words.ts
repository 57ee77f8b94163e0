import {outcomeWords, type ShownOutcome} from '../components/claim/outcome.ts';
import type {NotedClaim} from '../components/claim/record.ts';

/** The outcomes as the name of a mark counts them, those first that a reader expects. */
const counted: Readonly<Record<ShownOutcome, string>> = {
  holds: 'tested',
  reviewed: 'reviewed',
  'not-observable': 'not tried by the last run',
  unchecked: 'not tested yet',
  unread: 'tested in part',
  failed: 'with a test that failed',
  drift: 'not true',
};

/** What a mark is called: `2 statements tested`, or `3 statements: 2 tested, 1 reviewed`. */
export function blockWords(outcomes: readonly ShownOutcome[]): string {
  const statements = outcomes.length === 1 ? '1 statement' : `${outcomes.length} statements`;
  const groups = (Object.keys(counted) as ShownOutcome[]).flatMap((outcome) => {
    const count = outcomes.filter((one) => one === outcome).length;
    return count === 0 ? [] : [{count, words: counted[outcome]}];
  });
  if (groups.length === 1) return `${statements} ${groups[0]?.words}`;
  return `${statements}: ${groups.map(({count, words}) => `${count} ${words}`).join(', ')}`;
}

/** The outcome that needs someone most. */
export function worstOf(outcomes: readonly ShownOutcome[]): ShownOutcome {
  const worst = (Object.keys(outcomeWords) as ShownOutcome[]).find((one) => outcomes.includes(one));
  return worst ?? 'unchecked';
}

/** What matters of a block, in plain words. */
export function blockSentence(claims: readonly NotedClaim[]): string {
  const worst = worstOf(claims.map(({outcome}) => outcome));
  if (worst !== 'holds') {
    const {sentence} = outcomeWords[worst];
    const count = claims.filter(({outcome}) => outcome === worst).length;
    return claims.length === 1 ? sentence : `${count} of ${claims.length} statements: ${sentence}`;
  }
  const isOfReleases = claims.every(({about}) => about !== undefined);
  if (isOfReleases)
    return 'Each release that this is about was started, and did what the page says.';
  const isOfOneServer = claims.every(({record}) => record?.target === claims[0]?.record?.target);
  const server = isOfOneServer ? `The ${claims[0]?.record?.target}` : 'Each server that was tried';
  if (claims.length === 1) return `${server} did what the page says.`;
  return `${server} did what ${claims.length === 2 ? 'both' : `all ${claims.length}`} statements say.`;
}
