import type {BlockOnReleases, OutcomeOnRelease} from '../components/claim/record.ts';
import {groupBy} from '../content/group-by.ts';

/** How one claim came out: for each outcome the versions, with spaces between them. */
export type ByOutcome = Partial<Record<Exclude<OutcomeOnRelease, 'other-versions'>, string>>;

/**
 * How the claims of a block came out on releases, together: once for all versions of which the same is said.
 * @param versions all that were tried, the oldest first
 */
export function blockOnReleases(
  claims: readonly ByOutcome[],
  versions: readonly string[],
): BlockOnReleases[] {
  const onEach = versions.map((version) => ({version, ...onRelease(claims, version)}));
  const told = groupBy(onEach, ({outcome, words, sentence}) => `${outcome}${words}${sentence}`);
  return [...told.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const {outcome, words, sentence} = first;
    const on = same.map(({version}) => version);
    const isNewest = on.includes(versions.at(-1) ?? '');
    return [{on: on.join(' '), isNewest, outcome, words, sentence}];
  });
}

function onRelease(
  claims: readonly ByOutcome[],
  version: string,
): Omit<BlockOnReleases, 'on' | 'isNewest'> {
  const count = (outcome: keyof ByOutcome) =>
    claims.filter((claim) => claim[outcome]?.split(' ').includes(version)).length;
  const [holding, differing, missing] = [count('holds'), count('differs'), count('reference-only')];
  const isOne = claims.length === 1;
  if (differing > 0) {
    const number = isOne ? '' : `${differing} `;
    const verb = differing === 1 ? 'differs' : 'differ';
    const subject = isOne ? 'ElizaOS' : `In ${differing} of these ${claims.length}, ElizaOS`;
    return {
      outcome: 'differs',
      words: `, ${number}${verb} on ElizaOS ${version}`,
      sentence: `${subject} ${version} does something else.`,
    };
  }
  if (missing > 0) {
    return {
      outcome: holding > 0 ? 'holds' : 'reference-only',
      words: `, ${isOne ? '' : `${missing} `}on the reference server only`,
      sentence: `${isOne ? 'This is' : `${missing} of these ${claims.length} are`} about the reference server only.`,
    };
  }
  if (holding > 0) return {outcome: 'holds', words: '', sentence: ''};
  return {
    outcome: 'other-versions',
    words: `, not about ElizaOS ${version}`,
    sentence: `Nothing of this is about ElizaOS ${version}.`,
  };
}
