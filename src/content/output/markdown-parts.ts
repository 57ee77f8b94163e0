import type {Blockquote, Code, List, PhrasingContent, Root, RootContent} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import {readSequence} from '../claim/sequence.ts';
import {type Case, type Step, sequenceSteps} from '../claim/sequence-text.ts';
import {components} from '../page/components.ts';
import {serverTabLabels} from '../page/server-tabs.ts';
import {attribute, type Element} from '../syntax/element.ts';
import {link, list, paragraph, quote, strong, text} from '../syntax/nodes.ts';
import {markdownLink, type SiteAddresses} from './markdown-link.ts';

type Directive = Extract<RootContent, {type: 'containerDirective'}>;

/** The page that is put into Markdown. */
export interface PlainPage {
  /** The page's file, from the project's root. */
  file: string;
  /** The page's own address. */
  address: string;
  site: SiteAddresses;
}

/** Turns what only this site knows into plain Markdown, in a tree that is expanded. Throws a sentence for what it cannot. */
export function makePlain(parent: Root, page: PlainPage): void {
  parent.children = parent.children.flatMap((child) => plainNodes(child, page));
}

function plainNodes(node: RootContent, page: PlainPage): RootContent[] {
  if ('children' in node) {
    const children: RootContent[] = node.children.flatMap((child) => plainNodes(child, page));
    Object.assign(node, {children});
  }
  switch (node.type) {
    case 'yaml':
    case 'mdxjsEsm':
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [];
    case 'heading':
    case 'paragraph':
      trimEnd(node.children);
      return node.children.length > 0 ? [node] : [];
    case 'code':
      return plainCode(node);
    case 'link':
    case 'image':
    case 'definition':
      return [{...node, url: markdownLink(node.url, page.file, page.site)}];
    case 'containerDirective':
      return [admonition(node)];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return plainElement(node, page);
    default:
      return [node];
  }
}

function plainElement(node: Element, {address, site}: PlainPage): RootContent[] {
  const children: RootContent[] = node.children;
  const name = node.name ?? '';
  switch (name) {
    case 'Claim':
    case 'Example':
    case 'LanguageTabs':
    case 'ServerTabs':
    case 'StatusTabs':
    case 'div':
    case 'span':
      return children;
    case 'LanguageTab':
      return [paragraph(strong(attribute(node, 'label') ?? '')), ...children];
    // The choice of a server, which takes a script.
    case 'ApiServer':
      return [];
    case 'StatusTab':
      return [paragraph(text('Response '), strong(attribute(node, 'status') ?? '')), ...children];
    case 'ServerTab':
      return [
        paragraph(strong(serverTabLabels.get(attribute(node, 'server') ?? '') ?? '')),
        ...children,
      ];
    case 'PasteResponse':
      return [];
    case 'ExampleOutput':
      return [paragraph(strong('Output')), ...children];
    default: {
      const {shows, file} = components.get(name) ?? {};
      if (shows === undefined) {
        throw new Error(
          `<${name}> has no Markdown: say in src/content/page/components.ts or src/content/output/markdown-parts.ts what stands for it.`,
        );
      }
      const source = file ? [text(' As JSON: '), link(site.root + file, file), text('.')] : [];
      return [paragraph(link(address, 'The page'), text(` shows here ${shows}.`), ...source)];
    }
  }
}

function plainCode(node: Code): RootContent[] {
  const file = node.data?.file;
  const code: Code = {
    type: 'code',
    lang: node.lang ?? null,
    meta: file === undefined ? null : `title="${file}"`,
    value: node.value,
  };
  const sequence = node.lang === 'mermaid' ? readSequence(node.value) : undefined;
  if (!sequence?.ok) return [code];
  const words = paragraph(text('In words:'));
  return [code, words, stepList(sequenceSteps(sequence.sequence))];
}

function stepList(steps: readonly Step[]): List {
  return list(
    true,
    steps.map((step) => [
      paragraph(text(step.text)),
      ...(step.cases.length > 0 ? [caseList(step.cases)] : []),
    ]),
  );
}

function caseList(cases: readonly Case[]): List {
  return list(
    false,
    cases.map((branch) => [paragraph(text(branch.text)), stepList(branch.steps)]),
  );
}

function admonition({name, children}: Directive): Blockquote {
  const kind = name.charAt(0).toUpperCase() + name.slice(1);
  const [first, ...others] = children;
  const isTitled = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const title = isTitled ? `${kind}: ${textOf(first)}` : kind;
  return quote(paragraph(strong(title)), ...(isTitled ? others : children));
}

/** Drops the space that a removed comment leaves behind. */
function trimEnd(children: PhrasingContent[]): void {
  const last = children.at(-1);
  if (last?.type !== 'text') return;
  last.value = last.value.trimEnd();
  if (last.value === '') children.pop();
}
