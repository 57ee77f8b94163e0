import type {Code} from 'mdast';
import {placeOf} from '../place.ts';
import type {Position} from '../problem.ts';
import {patternNames} from './pattern.ts';
import {parseSnippetReference, type SnippetReference} from './snippet.ts';

/** Where the text of a fenced block comes from, or what holds it against the truth. */
export type FenceSource =
  | {kind: 'snippet'; reference: SnippetReference}
  | {kind: 'claim'; claim: string}
  | {kind: 'diagram'; claim: string | undefined}
  | {kind: 'unchecked'; reason: string}
  | {kind: 'unclassified'};

/** A fenced block of a page. */
export interface Fence extends Position {
  language: string;
  text: string;
  source: FenceSource;
  /** The names of the patterns of what varies in it from run to run. */
  varies: string[];
  /** Whether the page can send the request that it shows. */
  isSent: boolean;
}

/** What an author may do with a fenced block, for the message on one that is nothing of it. */
export const fenceChoices =
  'pull it from examples/ with snippet=examples/file#region, show an example with <Example name="…" />, put it inside <Claim id="…">, or mark it unchecked="why"';

/**
 * Reads a fenced block.
 * @param claim the id of the claim that the block stands in
 */
export function readFence(node: Code, claim: string | undefined): Fence {
  return {
    ...placeOf(node),
    language: node.lang ?? '',
    text: node.value,
    source: fenceSource(node, claim),
    varies: variesOf(node),
    isSent: isShownAs(node, 'send'),
  };
}

/** What the fence points at with `snippet=…`. */
export function snippetOf(node: Code): SnippetReference | undefined {
  const reference = /(?:^|\s)snippet=(\S+)/.exec(node.meta ?? '')?.[1];
  return reference === undefined ? undefined : parseSnippetReference(reference);
}

/**
 * How the block is shown: `shells` for a command that is shown for each shell, `tab` for one of several that stand in tabs
 * by their languages, one after the other on the page; `send` for a curl command that the page can send itself.
 */
export function isShownAs(node: Code, way: 'shells' | 'tab' | 'send'): boolean {
  return (node.meta ?? '').split(/\s+/).includes(way);
}

/** The names of the patterns of what varies in the block: `varies="log-time duration"`. */
export function variesOf(node: Code): string[] {
  return patternNames(/(?:^|\s)varies="([^"]*)"/.exec(node.meta ?? '')?.[1] ?? '');
}

function fenceSource(node: Code, claim: string | undefined): FenceSource {
  const reference = snippetOf(node);
  if (reference) return {kind: 'snippet', reference};
  const unchecked = /(?:^|\s)unchecked(?:="([^"]*)")?(?:\s|$)/.exec(node.meta ?? '');
  if (unchecked) return {kind: 'unchecked', reason: unchecked[1]?.trim() ?? ''};
  if (node.lang === 'mermaid') return {kind: 'diagram', claim};
  if (claim !== undefined) return {kind: 'claim', claim};
  return {kind: 'unclassified'};
}
