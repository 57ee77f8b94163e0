import type {Nodes, PhrasingContent, RootContent} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import {type PlacedValue, placedValuesOf, textValue, type Value} from '../claim/claim.ts';
import type {OnReleases, Relation, ValueOnReleases} from '../claim/on-releases.ts';
import {clipped} from '../clipped.ts';
import {groupBy} from '../group-by.ts';
import {parsedJson} from '../json-text.ts';
import {
  element as blockElement,
  type Element,
  inlineElement,
  setAttribute,
} from '../syntax/element.ts';
import {text} from '../syntax/nodes.ts';
import {versionsInWords} from '../versions-in-words.ts';

/** How much of a text stands in a line; the page of released versions has the rest. */
const longestInLine = 160;

/** How much of a block stands on a page. */
const longestBlock = 1000;

/**
 * Puts what released servers do into a claim, right behind each value that is another one there, and marks the claim with
 * how it came out. Which of it is seen depends on the server that the reader chose: `for-server` with `data-on` is shown
 * for these versions only, and what has `data-not-on` is not shown for these.
 * @param versions all that were tried, the oldest first
 */
export function showReleases(
  claim: Element,
  releases: OnReleases,
  versions: readonly string[],
): void {
  const values = placedValuesOf({element: claim});
  const byValue = groupBy(releases.values, ({value}) => value);
  const notes: PhrasingContent[] = [];
  // Before the page has other words in the rows that name them.
  const differences = differencesIn(claim, values, releases.values);
  for (const [place, shown] of byValue) {
    const placed = values[place];
    if (placed?.place && !shownBehind.includes(placed.value.kind)) {
      showAt(placed.place, shown, {releases, versions});
    } else notes.push(...inlineNotes(shown, 'code', [], {releases, versions}));
  }
  for (const {on, reason} of releases.missing) {
    notes.push(note(on, [text(withoutStop(reason))], false, {releases, versions}));
  }
  append(claim, notes);
  setAttribute(claim, 'outcomes', outcomes(releases));
  if (differences.length > 0) setAttribute(claim, 'differences', JSON.stringify(differences));
}

/** What some releases do in place of a documented value, for the note of the claim. */
export interface DifferenceShown {
  on: readonly string[];
  /** What the value is of, where it stands in a table: `Directive style-src`. */
  of?: string;
  documented: string;
  seen: string;
}

function differencesIn(
  claim: Element,
  values: readonly PlacedValue[],
  shown: readonly ValueOnReleases[],
): DifferenceShown[] {
  const column = values.find(({value}) => value.kind === 'heading')?.value.text ?? '';
  return shown.map(({on, value, seen}) => {
    const placed = values[value];
    const row = placed && rowOf(placed);
    return {
      on,
      ...(row !== undefined && {of: `${column} ${row}`}),
      documented: inLine((placed?.value ?? textValue(claim)).text),
      seen: inLine(seen),
    };
  });
}

/** What the row of a value in a table is about, where another cell of it says so. */
function rowOf({value, place}: PlacedValue): string | undefined {
  if (value.kind !== 'cell' || place?.node.type !== 'tableCell') return undefined;
  const [name] = place.parent.children;
  return name === undefined || name === place.node ? undefined : textOf(name as Nodes);
}

interface Surroundings {
  releases: OnReleases;
  versions: readonly string[];
}

/** Snippets are of this project, and headings say what a column is: what a release does stands behind the claim. */
const shownBehind: readonly Value['kind'][] = ['snippet', 'heading'];

function showAt(
  {node, parent}: NonNullable<PlacedValue['place']>,
  shown: readonly ValueOnReleases[],
  surroundings: Surroundings,
): void {
  // What was put before it has moved it.
  const index = parent.children.indexOf(node);
  switch (node.type) {
    case 'inlineCode':
      parent.children.splice(
        index,
        1,
        inlineElement('span', notOn(shown, ['instead']), [node]),
        ...inlineNotes(shown, 'code', ['instead'], surroundings),
      );
      return;
    case 'code':
      parent.children.splice(
        index,
        1,
        blockElement('div', notOn(shown, ['instead', 'nothing']), [node]),
        ...shown.map((one) =>
          one.relation === 'instead'
            ? blockNote(one.on, one.seen, surroundings)
            : belowBlock(inlineNotes([one], 'code', [], surroundings)),
        ),
      );
      return;
    case 'tableCell': {
      const isCode = node.children.every(({type}) => type === 'inlineCode');
      const inPlace: Relation[] = ['instead', 'nothing'];
      const documented = inlineElement('span', notOn(shown, inPlace), node.children);
      node.children = [
        documented,
        ...inlineNotes(shown, isCode ? 'code' : 'text', inPlace, surroundings),
      ];
      return;
    }
    case 'paragraph':
    case 'heading':
      // Words cannot be taken out of a sentence: what the release does stands behind it.
      node.children.push(...inlineNotes(shown, 'code', [], surroundings));
      return;
    default:
  }
}

/** Hides the documented value from readers of the releases that have something in its place. */
function notOn(
  shown: readonly ValueOnReleases[],
  inPlace: readonly Relation[],
): Record<string, string> {
  const replaced = shown.filter(({relation}) => inPlace.includes(relation));
  return {'data-not-on': replaced.flatMap(({on}) => on).join(' ')};
}

/**
 * What releases do, in a line of text.
 * @param inPlace what of it stands in place of the documented value once the reader has chosen that server
 */
function inlineNotes(
  shown: readonly ValueOnReleases[],
  kind: 'code' | 'text',
  inPlace: readonly Relation[],
  surroundings: Surroundings,
): PhrasingContent[] {
  return shown.map((one) => {
    const isInPlace = inPlace.includes(one.relation);
    const isCode = kind === 'code' && one.relation === 'instead';
    const value: PhrasingContent[] = isCode
      ? [{type: 'inlineCode', value: inLine(one.seen)}]
      : inWords(one, isInPlace);
    return note(one.on, value, isInPlace, surroundings);
  });
}

/** The class of what was asked or done, which is no word of the page to search for. */
export const triedClass = 'for-server-tried';

function inWords({seen, relation, tried}: ValueOnReleases, isInPlace: boolean): PhrasingContent[] {
  if (relation === 'no-effect') return [text('no effect')];
  const words = text(inLine(seen));
  if (tried === undefined || isInPlace) return [words];
  const className = triedClass;
  return [words, inlineElement('span', {className}, [text(`; tried: ${inLine(tried)}`)])];
}

function inLine(words: string): string {
  return clipped(words.replaceAll(/\s+/g, ' ').trim(), longestInLine);
}

/** ` (ElizaOS 1.7.2: …)`; in place of another value the name is not shown once that server is chosen. */
function note(
  on: readonly string[],
  value: readonly PhrasingContent[],
  isInPlace: boolean,
  {releases, versions}: Surroundings,
): PhrasingContent {
  const className = isInPlace ? 'for-server-name' : 'for-server-words';
  const words = (around: string) => inlineElement('span', {className}, [text(around)]);
  const name = words(` (ElizaOS ${versionsInWords(on, versions)}: `);
  return inlineElement('span', forServer(on, releases), [name, ...value, words(')')]);
}

function blockNote(
  on: readonly string[],
  seen: string,
  {releases, versions}: Surroundings,
): RootContent {
  const name = inlineElement('span', {className: 'for-server-name'}, [
    text(`ElizaOS ${versionsInWords(on, versions)}:`),
  ]);
  return blockElement('div', forServer(on, releases), [
    {type: 'paragraph', children: [name]},
    {
      type: 'code',
      lang: typeof parsedJson(seen) === 'object' ? 'json' : 'text',
      value: clipped(seen.trimEnd(), longestBlock),
    },
  ]);
}

function forServer(on: readonly string[], {newest}: OnReleases): Record<string, string> {
  const isNewest = on.includes(newest) ? {'data-newest': ''} : {};
  return {className: 'for-server', 'data-on': on.join(' '), ...isNewest};
}

/** How the claim came out on which versions, as the text of an attribute. */
function outcomes({holds, differs, referenceOnly}: OnReleases): string {
  const byOutcome = {holds, differs, 'reference-only': referenceOnly};
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(byOutcome)
        .filter(([, on]) => on.length > 0)
        .map(([outcome, on]) => [outcome, on.join(' ')]),
    ),
  );
}

/** At the end of the last line of a claim, or below its last block. */
function append(claim: Element, nodes: readonly PhrasingContent[]): void {
  if (claim.type === 'mdxJsxTextElement') claim.children.push(...nodes);
  else if (nodes.length > 0) claim.children.push(belowBlock(nodes));
}

function belowBlock(nodes: readonly PhrasingContent[]) {
  return blockElement('div', {className: 'server-notes'}, [
    {type: 'paragraph', children: [...nodes]},
  ]);
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
