import type {Code, Root, RootContent} from 'mdast';
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx';
import {SKIP, visit} from 'unist-util-visit';
import {isElement} from './element.ts';
import {type Client, type Example, type Output, readExample, shownClients} from './example.ts';
import {snippetOf} from './fence.ts';
import {exampleUse} from './page.ts';
import type {ProjectFiles} from './project-files.ts';
import {readSnippet} from './snippet.ts';

/**
 * Puts the code that a page points at into its tree: snippet fences, examples and their outputs.
 * Throws a sentence for a reference that points nowhere, so that nothing renders empty or stale.
 */
export function expand(root: Root, files: ProjectFiles): void {
  visit(root, (node, index, parent) => {
    if (node.type === 'code') fillSnippet(node, files);
    if (isElement(node, 'Claim') && node.type === 'mdxJsxFlowElement')
      setAttribute(node, 'as', 'div');
    if (!isElement(node) || index === undefined || !parent) return undefined;
    const use = exampleUse(node);
    if (!use) return undefined;
    const example = readOrThrow(use.name ?? '', files);
    const shown =
      use.component === 'ExampleOutput'
        ? [outputElement(example.output)]
        : exampleElements(example, use.client);
    parent.children.splice(index, 1, element('Example', {name: example.name}, shown));
    return [SKIP, index + 1];
  });
}

function fillSnippet(node: Code, files: ProjectFiles): void {
  const reference = snippetOf(node);
  if (!reference) return;
  const snippet = readSnippet(reference, files);
  if (!snippet.ok) throw new Error(snippet.fault.message);
  node.value = snippet.text;
  node.meta = `${node.meta ?? ''} title="${reference.file}"`;
}

function readOrThrow(name: string, files: ProjectFiles): Example {
  const result = readExample(name, files);
  if (result.ok) return result.example;
  throw new Error(result.faults.map(({message}) => message).join(' '));
}

function exampleElements({clients, output}: Example, client: string | undefined): RootContent[] {
  const result = shownClients(clients, client);
  if (!result.ok) throw new Error(result.fault.message);
  if (client !== undefined) return result.clients.map(clientCode);
  const tabs = clients.map((shown) =>
    element('TabItem', {value: shown.language.id, label: shown.language.label}, [
      clientCode(shown),
    ]),
  );
  return [element('Tabs', {groupId: 'language'}, tabs), outputElement(output)];
}

function clientCode({language, text}: Client): Code {
  return {type: 'code', lang: language.highlight, value: text};
}

function outputElement({highlight, text}: Output): MdxJsxFlowElement {
  return element('ExampleOutput', {}, [{type: 'code', lang: highlight, value: text}]);
}

function element(
  name: string,
  attributes: Record<string, string>,
  children: RootContent[],
): MdxJsxFlowElement {
  const node: MdxJsxFlowElement = {type: 'mdxJsxFlowElement', name, attributes: [], children: []};
  for (const [key, value] of Object.entries(attributes)) setAttribute(node, key, value);
  node.children = children as MdxJsxFlowElement['children'];
  return node;
}

function setAttribute(node: MdxJsxFlowElement, name: string, value: string): void {
  node.attributes.push({type: 'mdxJsxAttribute', name, value});
}
