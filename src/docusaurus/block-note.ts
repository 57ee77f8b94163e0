import type {
  BlockMark,
  BlockNote,
  NotedClaim,
  NotedDifference,
  ShownClaim,
} from '../components/claim/record.ts';
import {groupBy} from '../content/group-by.ts';
import type {DifferenceShown} from '../content/output/show-releases.ts';
import {attribute, type Element} from '../content/syntax/element.ts';
import {versionsInWords} from '../content/versions-in-words.ts';
import {type ByOutcome, blockOnReleases} from './block-on-releases.ts';
import {blockSentence, blockWords, worstOf} from './block-words.ts';

/** How many differences of a claim its note shows; the page of released versions has the others. */
const differencesInNote = 3;

/**
 * What the mark of a block says, and the note that it opens.
 * @param claims as the transform of pages filled them
 * @param versions the releases that were tried, the oldest first
 */
export function blockNote(claims: readonly Element[], versions: readonly string[]): BlockNote {
  const read = claims.map((claim) => readClaim(claim, versions));
  const noted = read.map(({claim}) => claim);
  const outcomes = noted.map(({outcome}) => outcome);
  const isOnReleases = read.some(({onReleases}) => Object.keys(onReleases).length > 0);
  return {
    note: `tests-of-${noted[0]?.claim}`,
    outcome: worstOf(outcomes),
    count: noted.length,
    words: blockWords(outcomes),
    sentence: blockSentence(noted),
    releases: isOnReleases
      ? blockOnReleases(
          read.map(({onReleases}) => onReleases),
          versions,
        )
      : [],
    claims: noted,
  };
}

/** What the mark shows of the note that it opens: each sign once, whatever is said of its versions. */
export function blockMark({note, outcome, count, words, releases}: BlockNote): BlockMark {
  const signs = groupBy(releases, ({outcome: onIt}) => onIt);
  return {
    note,
    outcome,
    count,
    words,
    signs: [...signs].map(([onIt, same]) => ({
      on: same.map(({on}) => on).join(' '),
      isNewest: same.some(({isNewest}) => isNewest),
      outcome: onIt,
    })),
    told: releases
      .filter((one) => one.words !== '')
      .map((one) => ({on: one.on, isNewest: one.isNewest, words: one.words})),
  };
}

function readClaim(
  element: Element,
  versions: readonly string[],
): {claim: NotedClaim; onReleases: ByOutcome} {
  const onReleases = parsed<ByOutcome>(element, 'outcomes') ?? {};
  const record = parsed<ShownClaim>(element, 'record');
  const about = aboutOf(element);
  const isTable = element.children.some(({type}) => type === 'table');
  const claim: NotedClaim = {
    claim: attribute(element, 'id') ?? '',
    // One about ElizaOS is on the page only where the record of the releases has it so.
    outcome: about === undefined ? (record?.outcome ?? 'unchecked') : 'holds',
    ...(record && {record: isTable ? {...record, documented: []} : record}),
    ...(record &&
      isTable && {tableValues: record.documented.length + (record.moreDocumented ?? 0)}),
    ...(about !== undefined && {about}),
    releases: about === undefined ? inWords(onReleases, versions) : [],
    differences: (parsed<DifferenceShown[]>(element, 'differences') ?? [])
      .slice(-differencesInNote)
      .map(({on, ...one}): NotedDifference => ({versions: versionsInWords(on, versions), ...one})),
  };
  return {claim, onReleases};
}

function parsed<Shape>(element: Element, name: string): Shape | undefined {
  const json = attribute(element, name);
  return json === undefined ? undefined : JSON.parse(json);
}

/** The releases that a claim is about, where it is about them only. */
function aboutOf(element: Element): string | undefined {
  if (attribute(element, 'server') === undefined) return undefined;
  const [from, to, on] = ['from', 'to', 'on'].map((name) => attribute(element, name));
  if (on !== undefined) {
    return `ElizaOS ${on}, a beta, which was started with stand-ins for other packages`;
  }
  if (from !== undefined && to !== undefined) return `ElizaOS ${from} to ${to}`;
  if (from !== undefined) return `ElizaOS from ${from}`;
  return to === undefined ? 'all releases of ElizaOS that were tried' : `ElizaOS up to ${to}`;
}

const outcomeWords: Readonly<Record<keyof ByOutcome, string>> = {
  holds: 'holds on',
  differs: 'differs on',
  'reference-only': 'has no counterpart or was not tried on',
};

function inWords(onReleases: ByOutcome, versions: readonly string[]): string[] {
  return (Object.keys(outcomeWords) as (keyof ByOutcome)[]).flatMap((outcome) => {
    const on = onReleases[outcome]?.split(' ') ?? [];
    return on.length === 0 ? [] : [`${outcomeWords[outcome]} ${versionsInWords(on, versions)}`];
  });
}
