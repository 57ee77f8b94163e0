import type {CheckedClaim} from '../../claims/check-claim.ts';
import type {Pages} from '../../claims/pages.ts';
import {differencesOf} from '../../records/differences.ts';
import {type KnownReleases, knownOutcome} from './known-releases.ts';
import {type Recognition, settled} from './recognize.ts';
import type {Setting} from './settings.ts';
import {type Judgement, judgeDifferences} from './standing.ts';

/** How the claims stand that a server does not do as documented, and by what they were judged. */
export interface Judged {
  recognition: Recognition;
  judgements: ReadonlyMap<string, Judgement>;
  /** The settings that were seen or that account for something; a sentence each. */
  settings: string[];
}

/** Judges the claims by the recognized release; where several come into question, by the one that it is most like. */
export function judgeClaims(
  checked: readonly CheckedClaim[],
  pages: Pages,
  {
    recognition,
    known,
    settings,
  }: {
    recognition: Recognition;
    known: KnownReleases;
    settings: readonly Setting[];
  },
): Judged {
  const drifting = checked.flatMap(({id, verdict}) =>
    verdict.outcome === 'drift'
      ? [{id, differences: differencesOf(pages.claim(id), verdict.comparisons)}]
      : [],
  );
  const judgedBy = (version: string | undefined) =>
    new Map(
      drifting.map(({id, differences}) => {
        const outcome = version === undefined ? undefined : knownOutcome(known, id, version);
        const hasRelease = version !== undefined;
        return [id, judgeDifferences(id, differences, {outcome, hasRelease, settings})];
      }),
    );
  const tried = recognition.candidates.map((version) => ({version, judgements: judgedBy(version)}));
  // The newest first, which wins where several are as like.
  const [best] = tried.reverse().sort((one, other) => unlike(one) - unlike(other));
  const judgements = best?.judgements ?? judgedBy(undefined);
  const used = new Set([...judgements.values()].flatMap((judgement) => judgement.settings));
  return {
    recognition: best ? settled(recognition, best.version) : recognition,
    judgements,
    settings: settings.filter(({says, isSeen}) => isSeen || used.has(says)).map(({says}) => says),
  };
}

/** In how many claims a server does not do what a release does. */
function unlike({judgements}: {judgements: ReadonlyMap<string, Judgement>}): number {
  const standings = [...judgements.values()].map(({standing}) => standing);
  return standings.filter((standing) => standing === 'differs').length;
}
