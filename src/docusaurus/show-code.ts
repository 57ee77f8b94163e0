import path from 'node:path';
import type {Code, Nodes, Root} from 'mdast';
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx';
import {visit} from 'unist-util-visit';
import {readSequence} from '../content/claim/sequence.ts';
import {sequenceSteps} from '../content/claim/sequence-text.ts';
import {clientLanguages} from '../content/code/client-language.ts';
import {isShownAs} from '../content/code/fence.ts';
import {highlight} from '../content/code/grammars.ts';
import {shells} from '../content/code/shell.ts';
import {drawSequence} from '../content/drawing/sequence-drawing.ts';
import {element} from '../content/syntax/element.ts';

/** Turns each block of code of a filled page into the component that shows it: `Code`, or a diagram. */
export function showCode(root: Root): void {
  visit(root, 'code', (node, index, parent) => {
    if (index === undefined || !parent) return;
    const rest = parent.children.slice(index);
    const end = rest.findIndex((other) => !isTab(other));
    const tabs = rest.slice(0, end < 0 ? rest.length : end).filter(isTab);
    if (tabs.length > 0) parent.children.splice(index, tabs.length, inTabs(tabs));
    else parent.children.splice(index, 1, shown(node));
  });
}

function isTab(node: Nodes): node is Code {
  return node.type === 'code' && isShownAs(node, 'tab');
}

/** The same request in several languages, under the tabs that examples have. */
function inTabs(blocks: readonly Code[]): MdxJsxFlowElement {
  const tabs = blocks.map((block) => {
    const language = clientLanguages.find(({highlight: syntax}) => syntax === block.lang);
    if (!language) throw new Error(`there is no tab for a block in "${block.lang}".`);
    return element('LanguageTab', {language: language.id, label: language.label}, [
      code(block, language.highlight),
    ]);
  });
  return element('LanguageTabs', {}, tabs);
}

function shown(node: Code): MdxJsxFlowElement {
  if (node.lang === 'mermaid') return diagram(node);
  const block = isShownAs(node, 'shells') ? inShells(node) : code(node, node.lang ?? 'text');
  const {file, request} = node.data ?? {};
  if (file === undefined || request === undefined) return block;
  return element('Example', {name: path.basename(path.dirname(file)), request}, [block]);
}

function code({meta, value}: Code, language: string): MdxJsxFlowElement {
  const title = /(?:^|\s)title="([^"]*)"/.exec(meta ?? '')?.[1];
  return element('Code', {
    language,
    ...(title === undefined ? {} : {title}),
    parts: JSON.stringify(highlight(value, language)),
  });
}

/** The same command for each shell: only the reader's own values are quoted in its way. */
function inShells(node: Code): MdxJsxFlowElement {
  const tabs = shells.map(({id, label, highlight: language}) =>
    element('LanguageTab', {language: id, label}, [code(node, language)]),
  );
  return element('LanguageTabs', {choice: 'shell'}, tabs);
}

/** A sequence is drawn here, by the build; mermaid itself needs a browser, and is left what is of another kind. */
function diagram({value}: Code): MdxJsxFlowElement {
  const result = readSequence(value);
  if (!result.ok) return element('MermaidDiagram', {source: value});
  const {sequence} = result;
  return element('Diagram', {
    drawing: drawSequence(sequence),
    steps: JSON.stringify(sequenceSteps(sequence)),
  });
}
