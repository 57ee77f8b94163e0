import type {Nodes, Root} from 'mdast';
import {VFileMessage} from 'vfile-message';
import type {Claim, ReleaseRange} from '../claim/claim.ts';
import {mayState, statementOf} from '../claim/statement.ts';
import {type Fence, readFence} from '../code/fence.ts';
import {placeAt, placeOf} from '../place.ts';
import type {Fault, Position, Problem, ProblemCode} from '../problem.ts';
import {attribute, type Element, isElement} from '../syntax/element.ts';
import {parser} from '../syntax/parser.ts';
import {admonitionFaults} from './admonition.ts';
import {type Anchor, anchorFaults, anchorReader} from './anchors.ts';
import {foreignFaults} from './foreign.ts';
import {type FrontMatter, readFrontMatter} from './front-matter.ts';
import {
  definedLabel,
  linkOf,
  type OpenReference,
  openReferences,
  type PageLink,
  referenceFaults,
} from './page-links.ts';
import {isProse, type Prose, proseAbove, proseOf} from './prose.ts';
import {type Sentence, sentencesOf} from './sentences.ts';
import {type Wording, wordingsOf} from './wording.ts';

/** `<Example name="…" client="…" />` or `<ExampleOutput name="…" />` on a page. */
export interface ExampleUse extends Position {
  component: 'Example' | 'ExampleOutput';
  name: string | undefined;
  /** The one client that is shown; without it, all are. */
  client: string | undefined;
}

/** A page in its parts, each with its place, in reading order. */
export interface Page {
  /** The `.mdx` file, from the project's root. */
  file: string;
  fences: Fence[];
  examples: ExampleUse[];
  claims: Claim[];
  /** The inline code and the words of text outside claims. */
  wordings: Wording[];
  /** Everything that a reader reads as text, also what stands in claims. */
  prose: Prose[];
  /** The sentences outside claims. */
  sentences: Sentence[];
  /** The links and the images, and the definitions that they may refer to. */
  links: PageLink[];
  /** What a link to the page can have after `#`. */
  anchors: Anchor[];
  /** What the page says of itself, with the places of its fields. */
  frontMatter: FrontMatter;
  places: ReadonlyMap<string, Position>;
  /**
   * What is wrong with the page by itself: with its front matter, notes, references and anchors, and what no check can look
   * into, such as components of other kinds, attributes of other kinds, and JavaScript.
   */
  faults: (Position & Fault)[];
}

/** Of a page that cannot be read, only what stands above its text, as far as that can be. */
export type PageResult =
  | {ok: true; page: Page}
  | {ok: false; problem: Problem; frontMatter: FrontMatter};

/** How deep the parts of a page may stand in each other: quotes, lists, components. Far more than a reader follows. */
const deepest = 60;

/**
 * Reads a page. Text that is not MDX is a problem at the place where the parser stopped, and so is one whose parts stand
 * so deep in each other that reading them would fill the stack.
 */
export function readPage(file: string, text: string): PageResult {
  const unread = (code: ProblemCode, {line, column}: Position, message: string): PageResult => ({
    ok: false,
    problem: {file, line, column, code, message},
    frontMatter: readFrontMatter(text).frontMatter,
  });
  const tooDeep = (place: Position): PageResult =>
    unread(
      'page-too-deep',
      place,
      `more than ${deepest} quotes, lists, components or marks of emphasis stand in each other here: take some of them away.`,
    );
  const manyMarks = placeOfManyMarks(text);
  if (manyMarks) return tooDeep(manyMarks);
  try {
    const root = parser.parse(text);
    const deep = placeTooDeep(root);
    return deep ? tooDeep(deep) : {ok: true, page: readParts(file, text, root)};
  } catch (error) {
    if (error instanceof VFileMessage) {
      const {line = 1, column = 1, reason} = error;
      return unread('page-syntax', {line, column}, `the page is not valid MDX: ${reason}.`);
    }
    // Thrown where the stack is full.
    if (error instanceof RangeError) return tooDeep({line: 1, column: 1});
    throw error;
  }
}

/** The name of a page in claim ids: `authentication` for `docs/authentication.mdx`. */
export function pageName(file: string): string {
  return file.replace(/^docs\//, '').replace(/\.mdx$/, '');
}

/** The use of an example, where the component is one; its names are read from its attributes. */
export function exampleUse(element: Element): ExampleUse | undefined {
  const component = element.name;
  if (component !== 'Example' && component !== 'ExampleOutput') return undefined;
  return {
    ...placeOf(element),
    component,
    name: attribute(element, 'name'),
    client: attribute(element, 'client'),
  };
}

function readParts(file: string, source: string, root: Root): Page {
  const above = readFrontMatter(source);
  const proseNodes: Nodes[] = [];
  const page: Page = {
    file,
    fences: [],
    examples: [],
    claims: [],
    wordings: [],
    // Both only where they are asked for: to find sentences takes longer than all the rest.
    get prose() {
      return [
        ...proseAbove(above, source),
        ...proseNodes.flatMap((node) => proseOf(node, source) ?? []),
      ];
    },
    get sentences() {
      return sentencesOf(root, source);
    },
    links: [],
    anchors: [],
    ...above,
  };
  const anchorOf = anchorReader();
  const references: OpenReference[] = [];
  const defined: string[] = [];
  let around: Nodes | undefined;
  const visit = (node: Nodes, claim: string | undefined): void => {
    let inner = claim;
    const before = around;
    if (claim === undefined) {
      if (mayState(node)) around = node;
      for (const wording of wordingsOf(node, source)) page.wordings.push(wording);
    }
    if (isProse(node)) proseNodes.push(node);
    if (node.type === 'code') page.fences.push(readFence(node, claim));
    if (node.type === 'heading') page.anchors.push(anchorOf(node));
    const link = linkOf(node);
    if (link) page.links.push(link);
    const label = definedLabel(node);
    if (label !== undefined) defined.push(label);
    for (const reference of openReferences(node, source)) references.push(reference);
    for (const fault of admonitionFaults(node, source)) page.faults.push(fault);
    if (isElement(node)) {
      const use = exampleUse(node);
      if (use) page.examples.push(use);
      if (node.name === 'Claim') {
        inner = attribute(node, 'id') ?? '';
        page.claims.push(claimAt(node, inner, around));
        if (inner !== '') {
          page.anchors.push({id: `claim-${inner}`, of: 'claim', isLinked: true, ...placeOf(node)});
        }
      }
    }
    for (const fault of foreignFaults(node)) page.faults.push({...placeOf(node), ...fault});
    if ('children' in node) for (const child of node.children) visit(child, inner);
    // A cell announces nothing that comes after the table.
    if (node.type === 'tableCell') around = before;
  };
  visit(root, undefined);
  page.faults.push(...referenceFaults(references, defined), ...anchorFaults(page.anchors));
  return page;
}

function claimAt(element: Element, id: string, around: Nodes | undefined): Claim {
  return {
    ...placeOf(element),
    id,
    element,
    ...(attribute(element, 'server') === 'elizaos' ? {releases: releaseRange(element)} : {}),
    // Only where it is asked for: to find sentences takes longer than all the rest.
    get statement() {
      return statementOf(element, around);
    },
  };
}

function releaseRange(element: Element): ReleaseRange {
  const named = (['from', 'to', 'on'] as const).flatMap((name) => {
    const version = attribute(element, name);
    return version === undefined ? [] : [[name, version] as const];
  });
  return Object.fromEntries(named);
}

/** Where a part stands too deep; no recursion, since it is what this is to spare. */
function placeTooDeep(root: Root): Position | undefined {
  const waiting: {node: Nodes; depth: number}[] = [{node: root, depth: 0}];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const {node, depth} = next;
    if (depth > deepest) return placeOf(node);
    if (!('children' in node)) continue;
    for (const child of node.children) waiting.push({node: child, depth: depth + 1});
  }
  return undefined;
}

/** Where a line begins with so many marks of quotes and lists that the parser would take minutes, or fill the stack. */
function placeOfManyMarks(text: string): Position | undefined {
  const marks = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d+[.)](?=[ \t]))){500,}/m;
  const found = marks.exec(text);
  return found ? placeAt(text, found.index) : undefined;
}
