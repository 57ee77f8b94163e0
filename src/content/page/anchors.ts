import GithubSlugger from 'github-slugger';
import type {Heading} from 'mdast';
import {placeOf} from '../place.ts';
import type {Fault, Position} from '../problem.ts';
import {readHeading} from '../syntax/heading.ts';

/** What a link can have after `#`: a heading or a claim of a page. */
export interface Anchor extends Position {
  id: string;
  of: 'heading' | 'claim';
  /** Whether the site gives it an id that a link finds: headings of the other levels have none. */
  isLinked: boolean;
}

/** Gives the headings of one page their anchors, in order, as Docusaurus does. */
export function anchorReader(): (heading: Heading) => Anchor {
  const slugger = new GithubSlugger();
  return (heading) => {
    const {anchor} = readHeading(heading, (text) => slugger.slug(text));
    const isLinked = heading.depth >= 2 && heading.depth <= 4 && anchor !== '';
    return {id: anchor, of: 'heading', isLinked, ...placeOf(heading)};
  };
}

/** The anchors whose id one before them on the page has, since a link finds only the first. */
export function anchorFaults(anchors: readonly Anchor[]): (Fault & Position)[] {
  const first = new Map<string, Anchor>();
  return anchors.flatMap((anchor) => {
    const {id, line, column} = anchor;
    const earlier = first.get(id);
    if (!earlier) first.set(id, anchor);
    // Two claims of one id are named as such.
    if (!earlier || id === '' || (anchor.of === 'claim' && earlier.of === 'claim')) return [];
    const message = `the id "${id}" belongs to the ${earlier.of} of line ${earlier.line} already: give this ${anchor.of} another one${anchor.of === 'heading' ? ', with {/* #id */} at its end' : ''}.`;
    return [{line, column, code: 'doubled-anchor', message}];
  });
}
