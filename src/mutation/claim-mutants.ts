import type {List, Nodes} from 'mdast';
import {visit} from 'unist-util-visit';
import {type Claim, type Value, valuesOf} from '../content/claim/claim.ts';
import {varyingParts} from '../content/code/pattern.ts';
import {type Page, pageName} from '../content/page/page.ts';
import {diagramMutants} from './diagram-mutants.ts';
import {
  type Change,
  type Mutant,
  mutantOf,
  replaced,
  type Word,
  wordChange,
  wordsOf,
} from './mutant.ts';

/**
 * Every change of one documented thing in the claims of a page. Those about ElizaOS are left out: no server that runs here
 * holds them, and the check of the pages compares each of their values with the record.
 */
export function claimMutants(page: Page, text: string): Mutant[] {
  const heldHere = page.claims.filter(({releases}) => releases === undefined);
  return heldHere.flatMap((claim) => {
    const watch = {by: 'claim', id: `${pageName(page.file)}/${claim.id}`} as const;
    const changes = [
      ...valuesOf(claim).flatMap((value) => valueChanges(value, text)),
      ...structureChanges(claim, text),
    ];
    return changes.map((change) => mutantOf(page.file, text, change, watch));
  });
}

/** Code and blocks say something with each word; of prose, one word is as good as another. */
function valueChanges(value: Value, text: string): Change[] {
  // The claims in it have changes of their own.
  if (value.kind === 'claims') return [];
  if (isDiagram(value, text)) return diagramMutants(value, text);
  const words = documentedWords(value, text);
  if (value.kind === 'code' || value.kind === 'block') {
    return words.map((word) => wordChange(text, word));
  }
  const longest = [...words].sort((a, b) => b.word.length - a.word.length)[0];
  return longest ? [wordChange(text, longest)] : [];
}

/** The words of a value that have to be as they are: not what varies from run to run, nor the target of a link. */
function documentedWords(value: Value, text: string): Word[] {
  const source = text.slice(value.start, value.end);
  const body = value.kind === 'block' ? blockBody(source) : {text: source, offset: 0};
  const free = [...varyingParts(body.text, value.varies), ...linkTargets(body.text)];
  return wordsOf(body.text, free).map(({word, offset}) => ({
    word,
    offset: value.start + body.offset + offset,
  }));
}

/** A fence without its first and its last line. */
function blockBody(source: string): {text: string; offset: number} {
  const first = source.indexOf('\n') + 1;
  return {text: source.slice(first, source.lastIndexOf('\n')), offset: first};
}

function linkTargets(text: string): [number, number][] {
  return [...text.matchAll(/\]\([^)]*\)/g)].map(({0: {length}, index}) => [index, index + length]);
}

/** Items taken away, and items of an ordered list in another order. */
function structureChanges({element}: Claim, text: string): Change[] {
  const changes: Change[] = [];
  visit(element as Nodes, 'list', (list) => {
    changes.push(...itemsRemoved(list, text), ...itemsSwapped(list, text));
  });
  return changes;
}

function itemsRemoved(list: List, text: string): Change[] {
  return list.children.map((item) => {
    const [start, end] = range(item);
    return replaced(text, [start, end + 1], '', 'item removed');
  });
}

function itemsSwapped(list: List, text: string): Change[] {
  if (!list.ordered) return [];
  return list.children.slice(1).map((second, place) => {
    const [start, middle] = range(list.children[place] ?? second);
    const [next, end] = range(second);
    const swapped = text.slice(next, end) + text.slice(middle, next) + text.slice(start, middle);
    return replaced(text, [start, end], swapped, 'item after the next');
  });
}

function isDiagram(value: Value, text: string): boolean {
  return value.kind === 'block' && /^[`~]+mermaid\b/.test(text.slice(value.start, value.end));
}

function range(node: Nodes): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}
