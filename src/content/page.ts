import type {Root} from 'mdast';
import type {Node, Parent} from 'unist';
import {VFileMessage} from 'vfile-message';
import type {Claim} from './claim.ts';
import {attribute, type Element, isElement} from './element.ts';
import {type Fence, readFence} from './fence.ts';
import {foreignFaults} from './foreign.ts';
import {parser} from './parser.ts';
import type {Fault, Position, Problem} from './problem.ts';
import {statementOf} from './statement.ts';
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
  /** What no check can look into: components of other kinds, attributes of other kinds, and JavaScript. */
  foreign: (Position & Fault)[];
}

export type PageResult = {ok: true; page: Page} | {ok: false; problem: Problem};

/** Reads a page. Text that is not MDX is a problem at the place where the parser stopped. */
export function readPage(file: string, text: string): PageResult {
  try {
    return {ok: true, page: readParts(file, text, parser.parse(text))};
  } catch (error) {
    if (error instanceof VFileMessage) return {ok: false, problem: syntaxProblem(file, error)};
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
  const page: Page = {file, fences: [], examples: [], claims: [], wordings: [], foreign: []};
  let around: Node | undefined;
  const visit = (node: Node, claim: string | undefined): void => {
    let inner = claim;
    if (claim === undefined && /^(heading|paragraph)$/.test(node.type)) around = node;
    if (isCode(node)) page.fences.push(readFence(node, claim));
    if (claim === undefined) page.wordings.push(...wordingsOf(node, source));
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
        inner = id;
      }
    }
    page.foreign.push(...foreignFaults(node).map((fault) => ({...placeOf(node), ...fault})));
    if (isParent(node)) for (const child of node.children) visit(child, inner);
  };
  visit(root, undefined);
  return page;
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

function syntaxProblem(file: string, error: VFileMessage): Problem {
  return {
    file,
    line: error.line ?? 1,
    column: error.column ?? 1,
    code: 'page-syntax',
    message: `the page is not valid MDX: ${error.reason}.`,
  };
}
