import type {PhrasingContent, RootContent} from 'mdast';
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx-jsx';
import type {Node} from 'unist';

/** A component on a page, such as `<Claim id="…">`, in a line of text or standing alone. */
export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Tells whether a node is a component, of that name where one is given. */
export function isElement(node: Node, name?: string): node is Element {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return false;
  return name === undefined || ('name' in node && node.name === name);
}

/** The value of an attribute written as `name="value"`. */
export function attribute(element: Element, name: string): string | undefined {
  for (const candidate of element.attributes) {
    if (candidate.type === 'mdxJsxAttribute' && candidate.name === name) {
      return typeof candidate.value === 'string' ? candidate.value : undefined;
    }
  }
  return undefined;
}

/** A component that stands alone, with these attributes and with these nodes in it. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: RootContent[] = [],
): MdxJsxFlowElement {
  const node: MdxJsxFlowElement = {type: 'mdxJsxFlowElement', name, attributes: [], children: []};
  for (const [key, value] of Object.entries(attributes)) setAttribute(node, key, value);
  node.children = children as MdxJsxFlowElement['children'];
  return node;
}

/** A component in a line of text, with these attributes and with these nodes in it. */
export function inlineElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly PhrasingContent[] = [],
): MdxJsxTextElement {
  const node: MdxJsxTextElement = {type: 'mdxJsxTextElement', name, attributes: [], children: []};
  for (const [key, value] of Object.entries(attributes)) setAttribute(node, key, value);
  node.children = [...children];
  return node;
}

/** Adds an attribute as `name="value"`. */
export function setAttribute(node: Element, name: string, value: string): void {
  node.attributes.push({type: 'mdxJsxAttribute', name, value});
}

/** Takes attributes away, where the element has them. */
export function dropAttributes(node: Element, names: readonly string[]): void {
  node.attributes = node.attributes.filter(
    (candidate) => candidate.type !== 'mdxJsxAttribute' || !names.includes(candidate.name),
  );
}
