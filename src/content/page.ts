import type {Root} from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import type {Node, Parent} from 'unist';
import {VFileMessage} from 'vfile-message';
import type {Claim} from './claim.ts';
import {attribute, type Element, isElement} from './element.ts';
import {type Fence, readFence} from './fence.ts';
import {type Fault, listed, type Position, type Problem} from './problem.ts';

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
  /** What no check can look into: components of other kinds, attributes of other kinds, and JavaScript. */
  foreign: (Position & Fault)[];
}

export type PageResult = {ok: true; page: Page} | {ok: false; problem: Problem};

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkMdx)
  .use(remarkGfm)
  .use(remarkDirective);

/** The components that a page may use, with their attributes. */
const components: Readonly<Record<string, readonly string[]>> = {
  Claim: ['id'],
  Example: ['name', 'client'],
  ExampleOutput: ['name'],
};

const scriptTypes = new Set(['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression']);

/** Reads a page. Text that is not MDX is a problem at the place where the parser stopped. */
export function readPage(file: string, text: string): PageResult {
  try {
    return {ok: true, page: readParts(file, parser.parse(text))};
  } catch (error) {
    if (error instanceof VFileMessage) return {ok: false, problem: syntaxProblem(file, error)};
    throw error;
  }
}

/** The name of a page in claim ids: `authentication` for `docs/authentication.mdx`. */
export function pageName(file: string): string {
  return file.replace(/^docs\//, '').replace(/\.mdx$/, '');
}

/** The id of an example that a component names, read from its attributes. */
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

function readParts(file: string, root: Root): Page {
  const page: Page = {file, fences: [], examples: [], claims: [], foreign: []};
  const visit = (node: Node, claim: string | undefined): void => {
    let inner = claim;
    if (isCode(node)) page.fences.push(readFence(node, claim));
    if (isElement(node)) {
      const use = exampleUse(node);
      if (use) page.examples.push(use);
      if (isElement(node, 'Claim')) {
        const id = attribute(node, 'id') ?? '';
        page.claims.push({...placeOf(node), id, element: node});
        inner = id;
      }
      page.foreign.push(...foreignIn(node).map((fault) => ({...placeOf(node), ...fault})));
    }
    const script = scriptFault(node);
    if (script) page.foreign.push({...placeOf(node), ...script});
    if (isParent(node)) for (const child of node.children) visit(child, inner);
  };
  visit(root, undefined);
  return page;
}

function isCode(node: Node): node is Parameters<typeof readFence>[0] {
  return node.type === 'code';
}

/** What is wrong with a component itself: its name, its attributes, or text in one that is filled from a file. */
function foreignIn(element: Element): Fault[] {
  const name = element.name ?? '';
  const known = Object.hasOwn(components, name) ? components[name] : undefined;
  if (!known) {
    const message = `nothing holds <${name}> against the code: the components of a page are ${listed(Object.keys(components))}.`;
    return [{code: 'unknown-component', message}];
  }
  const faults: Fault[] = element.attributes
    .filter(
      (given) =>
        given.type !== 'mdxJsxAttribute' ||
        typeof given.value !== 'string' ||
        !known.includes(given.name),
    )
    .map((given) => ({
      code: 'unknown-attribute',
      message: `<${name}> takes ${listed(known)}, each as name="text", and not "${'name' in given ? given.name : '{…}'}".`,
    }));
  if (name !== 'Claim' && element.children.length > 0) {
    faults.push({
      code: 'unknown-component',
      message: `<${name}> is filled from examples/: close it with />, without text inside.`,
    });
  }
  return faults;
}

/** JavaScript in a page could show any text; a comment shows none. */
function scriptFault(node: Node): Fault | undefined {
  if (!scriptTypes.has(node.type)) return undefined;
  const text = 'value' in node ? String(node.value).trim() : '';
  if (/^\/\*[\s\S]*\*\/$/.test(text)) return undefined;
  return {
    code: 'script-in-page',
    message: `nothing holds JavaScript in a page against the code: remove "${text}", or write it as text.`,
  };
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
