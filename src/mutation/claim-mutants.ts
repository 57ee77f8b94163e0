import type {List, Nodes} from 'mdast';
import {visit} from 'unist-util-visit';
import {type Claim, type Value, valuesOf} from '../content/claim/claim.ts';
import {varyingParts} from '../content/code/pattern.ts';
import {type Page, pageName} from '../content/page/page.ts';
import {placeAt} from '../content/place.ts';
import type {Element} from '../content/syntax/element.ts';
import {diagramMutants} from './diagram-mutants.ts';
import {alteredWord, type Change, type Mutant, spliced, wordsOf} from './mutant.ts';

/** Every change of one documented thing in the claims of a page. */
export function claimMutants(page: Page, text: string): Mutant[] {
  return page.claims.flatMap((claim) => {
    const watch = {by: 'claim', id: `${pageName(page.file)}/${claim.id}`} as const;
    const changes = [
      ...valuesOf(claim).flatMap((value) => valueChanges(value, text, isDiagram(value, text))),
      ...structureChanges(claim, text),
    ];
    return changes.map(({offset, change, result}) => ({
      file: page.file,
      ...placeAt(text, offset),
      change,
      text: result,
      watch,
    }));
  });
}

/** Code and blocks say something with each word; of prose, one word is as good as another. */
function valueChanges(value: Value, text: string, diagram: boolean): Change[] {
  if (diagram) return diagramMutants(value, text);
  const words = documentedWords(value, text);
  if (value.kind === 'code' || value.kind === 'block') {
    return words.map((place) => wordChange(text, place));
  }
  const longest = [...words].sort((a, b) => b.word.length - a.word.length)[0];
  return longest ? [wordChange(text, longest)] : [];
}

interface Word {
  word: string;
  /** In the page's text. */
  offset: number;
}

function wordChange(text: string, {word, offset}: Word): Change {
  const other = alteredWord(word);
  return {
    offset,
    change: `${word} → ${other}`,
    result: spliced(text, offset, offset + word.length, other),
  };
}

/** The words of a value that have to be as they are: not what varies from run to run, nor the target of a link. */
function documentedWords(value: Value, text: string): Word[] {
  const source = text.slice(value.start, value.end);
  const body = value.kind === 'block' ? blockBody(source) : {text: source, offset: 0};
  const free = [...varyingParts(body.text, value.varies), ...linkTargets(body.text)];
  return wordsOf(body.text)
    .filter(({offset}) => !free.some(([start, end]) => start <= offset && offset < end))
    .map(({word, offset}) => ({word, offset: value.start + body.offset + offset}));
}

/** A fence without its first and its last line. */
function blockBody(source: string): {text: string; offset: number} {
  const first = source.indexOf('\n') + 1;
  return {text: source.slice(first, source.lastIndexOf('\n')), offset: first};
}

function linkTargets(text: string): [number, number][] {
  return [...text.matchAll(/\]\([^)]*\)/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

/** Items taken away, and items of an ordered list in another order. */
function structureChanges({element}: Claim, text: string): Change[] {
  const changes: Change[] = [];
  visit(element as Nodes, (node) => {
    if (node.type === 'list')
      changes.push(...itemsRemoved(node, text), ...itemsSwapped(node, text));
  });
  return changes;
}

function itemsRemoved(list: List, text: string): Change[] {
  return list.children.map((item) => {
    const [start, end] = range(item);
    return {offset: start, change: 'item removed', result: spliced(text, start, end + 1, '')};
  });
}

function itemsSwapped(list: List, text: string): Change[] {
  if (!list.ordered) return [];
  return list.children.slice(1).map((second, place) => {
    const [start, middle] = range(list.children[place] as Nodes);
    const [next, end] = range(second);
    const swapped = text.slice(next, end) + text.slice(middle, next) + text.slice(start, middle);
    return {
      offset: start,
      change: 'item after the next',
      result: spliced(text, start, end, swapped),
    };
  });
}

function isDiagram(value: Value, text: string): boolean {
  return value.kind === 'block' && /^[`~]+mermaid\b/.test(text.slice(value.start, value.end));
}

function range(node: Nodes | Element): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}
