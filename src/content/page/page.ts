import type {Heading, Root} from 'mdast';
import type {Node, Parent} from 'unist';
import {VFileMessage} from 'vfile-message';
import type {Claim} from '../claim/claim.ts';
import {statementOf} from '../claim/statement.ts';
import {type Fence, readFence} from '../code/fence.ts';
import type {Fault, Position, Problem} from '../problem.ts';
import {attribute, type Element, isElement} from '../syntax/element.ts';
import {parser} from '../syntax/parser.ts';
import {admonitionFaults} from './admonition.ts';
import {type Anchor, anchorFaults, anchorReader} from './anchors.ts';
import {foreignFaults} from './foreign.ts';
import {type FrontMatter, frontMatterOf, readFrontMatter} from './front-matter.ts';
import {
  definedLabel,
  linkOf,
  type OpenReference,
  openReferences,
  type PageLink,
  referenceFaults,
} from './page-links.ts';
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
  const unread = (problem: Problem): PageResult => ({
    ok: false,
    problem,
    frontMatter: frontMatterOf(text),
  });
  const deep = tooDeepIn(text);
  if (deep) return unread(depthProblem(file, deep));
  try {
    const root = parser.parse(text);
    const place = depthFault(root);
    return place
      ? unread(depthProblem(file, place))
      : {ok: true, page: readParts(file, text, root)};
  } catch (error) {
    if (error instanceof VFileMessage) return unread(syntaxProblem(file, error));
    // Thrown where the stack is full.
    if (error instanceof RangeError) return unread(depthProblem(file, {line: 1, column: 1}));
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
  const {frontMatter, places, faults} = readFrontMatter(root, source);
  const page: Page = {
    file,
    fences: [],
    examples: [],
    claims: [],
    wordings: [],
    links: [],
    anchors: [],
    frontMatter,
    places,
    faults,
  };
  const anchorOf = anchorReader();
  const references: OpenReference[] = [];
  const defined: string[] = [];
  let around: Node | undefined;
  const visit = (node: Node, claim: string | undefined): void => {
    let inner = claim;
    if (claim === undefined && /^(heading|paragraph)$/.test(node.type)) around = node;
    if (isCode(node)) page.fences.push(readFence(node, claim));
    if (claim === undefined) {
      for (const wording of wordingsOf(node, source)) page.wordings.push(wording);
    }
    const link = linkOf(node);
    if (link) page.links.push(link);
    if (isHeading(node)) page.anchors.push(anchorOf(node));
    const label = definedLabel(node);
    if (label !== undefined) defined.push(label);
    for (const reference of openReferences(node, source)) references.push(reference);
    for (const fault of admonitionFaults(node, source)) page.faults.push(fault);
    if (isElement(node)) {
      const use = exampleUse(node);
      if (use) page.examples.push(use);
      if (isElement(node, 'Claim')) {
        const id = attribute(node, 'id') ?? '';
        const announcing = around;
        page.claims.push({
          ...placeOf(node),
          id,
          element: node,
          // Only where it is asked for: to find sentences takes longer than all the rest.
          get statement() {
            return statementOf(node, announcing);
          },
        });
        if (id !== '') {
          page.anchors.push({id: `claim-${id}`, of: 'claim', isLinked: true, ...placeOf(node)});
        }
        inner = id;
      }
    }
    for (const fault of foreignFaults(node)) page.faults.push({...placeOf(node), ...fault});
    if (isParent(node)) for (const child of node.children) visit(child, inner);
  };
  visit(root, undefined);
  page.faults.push(...referenceFaults(references, defined), ...anchorFaults(page.anchors));
  return page;
}

function isHeading(node: Node): node is Heading {
  return node.type === 'heading';
}

function isCode(node: Node): node is Parameters<typeof readFence>[0] {
  return node.type === 'code';
}

function isParent(node: Node): node is Parent {
  return 'children' in node;
}

function placeOf(node: Node): Position {
  return {line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1};
}

/** Where a part stands too deep; no recursion, since it is what this is to spare. */
function depthFault(root: Root): Position | undefined {
  const waiting: {node: Node; depth: number}[] = [{node: root, depth: 0}];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const {node, depth} = next;
    if (depth > deepest) return placeOf(node);
    if (!isParent(node)) continue;
    for (const child of node.children) waiting.push({node: child, depth: depth + 1});
  }
  return undefined;
}

/** Where a line begins with so many marks of quotes and lists that the parser would take minutes, or fill the stack. */
function tooDeepIn(text: string): Position | undefined {
  const marks = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d+[.)](?=[ \t]))){500,}/m;
  const found = marks.exec(text);
  return found ? {line: text.slice(0, found.index).split('\n').length, column: 1} : undefined;
}

function depthProblem(file: string, place: Position): Problem {
  return {
    file,
    line: place.line,
    column: place.column,
    code: 'page-too-deep',
    message: `more than ${deepest} quotes, lists, components or marks of emphasis stand in each other here: take some of them away.`,
  };
}

function syntaxProblem(file: string, error: VFileMessage): Problem {
  return {
    file,
    line: error.line ?? 1,
    column: error.column ?? 1,
    code: 'page-syntax',
    message: `the page is not valid MDX: ${error.reason}.`,
  };
}
