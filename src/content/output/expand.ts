import type {Code, Root, RootContent} from 'mdast';
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx';
import {SKIP, visit} from 'unist-util-visit';
import {apiPage} from '../api/api-page.ts';
import {apiRoutes} from '../api/api-server.ts';
import type {ReleasesRecord} from '../claim/on-releases.ts';
import {type CheckRecord, isRecordOf} from '../claim/record.ts';
import {type Client, type Example, exampleNamed, shownClients} from '../code/example.ts';
import {readExampleRequest, readPlainRequest} from '../code/example-request.ts';
import {isShownAs, snippetOf} from '../code/fence.ts';
import {readSnippet} from '../code/snippet.ts';
import {type ExampleUse, exampleUse, pageName} from '../page/page.ts';
import type {ProjectFiles} from '../project-files.ts';
import {attribute, type Element, element, isElement, setAttribute} from '../syntax/element.ts';
import {parser} from '../syntax/parser.ts';
import {showReleases} from './show-releases.ts';

declare module 'mdast' {
  interface CodeData {
    /** The request that the page can send, as JSON. */
    request?: string;
    /** The file that the code was pulled from, from the project's root. */
    file?: string;
  }
}

/** What fills a page. */
export interface Filling {
  /** The page's own file, from the project's root. */
  file: string;
  files: ProjectFiles;
  /** What the last run of the checks recorded; without one, nothing is shown as checked. */
  record?: CheckRecord | undefined;
  /** What a benchmark measured, by the name of the component that shows it, as the text of an attribute. */
  measured?: ReadonlyMap<string, string>;
  /** What released servers do; without it, a page shows the documented values only. */
  releases?: ReleasesRecord | undefined;
  /** Markdown that stands on a page for a component, by the name of the component. */
  texts?: ReadonlyMap<string, string>;
}

/**
 * Puts into a page's tree what it points at: the code of snippets, examples and their outputs, and what the last run of
 * the checks recorded, the texts that are made of code, and the descriptions of APIs. Throws a sentence for a reference that points nowhere, so that nothing renders empty or stale.
 */
export function expand(root: Root, filling: Filling): void {
  const {files, record, measured, texts} = filling;
  const records = new Map(measured);
  if (record) records.set('Ledger', record.ledger).set('MutationScores', record.scores);
  visit(root, (node, index, parent) => {
    if (node.type === 'code') fillSnippet(node, files);
    if (!isElement(node)) return undefined;
    const name = node.name ?? '';
    if (name === 'Claim') fillClaim(node, filling);
    const shown = records.get(name);
    if (shown !== undefined) setAttribute(node, 'record', shown);
    if (index === undefined || !parent) return undefined;
    const text = texts?.get(name);
    if (text !== undefined) {
      const {children} = parser.parse(text);
      parent.children.splice(index, 1, ...children);
      return [SKIP, index + children.length];
    }
    if (name === apiRoutes) {
      const shown = apiPage(attribute(node, 'server') ?? '', files);
      parent.children.splice(index, 1, ...shown);
      return [SKIP, index + shown.length];
    }
    const use = exampleUse(node);
    if (!use) return undefined;
    parent.children.splice(index, 1, exampleElement(use, files));
    return [SKIP, index + 1];
  });
}

/** Hands a claim what was recorded for it, if that is about what it says now. */
function fillClaim(node: Element, {file, record, releases}: Filling): void {
  const id = `${pageName(file)}/${attribute(node, 'id')}`;
  const entry = record?.claims.get(id);
  if (entry && isRecordOf(entry, node)) setAttribute(node, 'record', entry.mark);
  const onReleases = releases?.claims.get(id);
  if (releases && onReleases) showReleases(node, onReleases, releases.versions);
  if (node.type === 'mdxJsxFlowElement') setAttribute(node, 'as', 'div');
}

function fillSnippet(node: Code, files: ProjectFiles): void {
  const reference = snippetOf(node);
  if (!reference) return;
  const snippet = readSnippet(reference, files);
  if (!snippet.ok) throw new Error(snippet.fault.message);
  node.value = snippet.text;
  node.meta = `${node.meta ?? ''} title="${reference.file}"`;
  node.data = {
    ...node.data,
    file: reference.file,
    ...(isShownAs(node, 'send') ? {request: requestOf(snippet.text, reference.file)} : {}),
  };
}

/** The request of a curl command, as JSON. */
function requestOf(code: string, file: string): string {
  const sent = readPlainRequest(code, file);
  if (!sent.ok) throw new Error(sent.fault.message);
  return JSON.stringify(sent.request);
}

function exampleElement({component, name = '', client}: ExampleUse, files: ProjectFiles) {
  const example = exampleNamed(name, files);
  if (component === 'ExampleOutput') return element('Example', {name}, [outputElement(example)]);
  const sent = readExampleRequest(example.clients);
  if (!sent.ok) throw new Error(sent.fault.message);
  const request = JSON.stringify(sent.request);
  return element('Example', {name, request}, clientElements(example, client));
}

function clientElements(example: Example, client: string | undefined): RootContent[] {
  const {clients} = example;
  const result = shownClients(clients, client);
  if (!result.ok) throw new Error(result.fault.message);
  if (client !== undefined) return result.clients.map(clientCode);
  const tabs = clients.map((shown) =>
    element('LanguageTab', {language: shown.language.id, label: shown.language.label}, [
      clientCode(shown),
    ]),
  );
  return [element('LanguageTabs', {}, tabs), outputElement(example)];
}

function clientCode({language, file, text}: Client): Code {
  return {type: 'code', lang: language.highlight, value: text, data: {file}};
}

function outputElement({output: {highlight, file, text}}: Example): MdxJsxFlowElement {
  const code: Code = {type: 'code', lang: highlight, value: text, data: {file}};
  return element('ExampleOutput', {}, [code]);
}
