import type {Code, Root} from 'mdast';
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx';
import {visit} from 'unist-util-visit';
import {readSequence} from '../content/claim/sequence.ts';
import {sequenceSteps} from '../content/claim/sequence-text.ts';
import {highlight} from '../content/code/highlight.ts';
import {element} from '../content/syntax/element.ts';

/** Turns each block of code of a filled page into the component that shows it: `Code`, or `Diagram`. */
export function showCode(root: Root): void {
  visit(root, 'code', (node, index, parent) => {
    if (index === undefined || !parent) return;
    parent.children.splice(index, 1, node.lang === 'mermaid' ? diagram(node) : code(node));
  });
}

function code({lang, meta, value}: Code): MdxJsxFlowElement {
  const title = /(?:^|\s)title="([^"]*)"/.exec(meta ?? '')?.[1];
  return element('Code', {
    language: lang ?? 'text',
    ...(title === undefined ? {} : {title}),
    parts: JSON.stringify(highlight(value, lang ?? 'text')),
  });
}

function diagram({value}: Code): MdxJsxFlowElement {
  const result = readSequence(value);
  const steps = result.ok ? sequenceSteps(result.sequence) : [];
  return element('Diagram', {source: value, steps: JSON.stringify(steps)});
}
