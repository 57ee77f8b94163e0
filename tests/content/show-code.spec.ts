import {expect, test} from '@playwright/test';
import type {RootContent} from 'mdast';
import {visit} from 'unist-util-visit';
import {attribute, type Element, isElement} from '../../src/content/syntax/element.ts';
import {parser} from '../../src/content/syntax/parser.ts';
import {showCode} from '../../src/docusaurus/show-code.ts';

/** The components that a page shows its code by, each with what it is told. */
function shown(...lines: string[]): string[] {
  const root = parser.parse(lines.join('\n'));
  showCode(root);
  const found: string[] = [];
  visit(root, (node) => {
    if (!isElement(node)) return;
    const told = ['choice', 'language', 'label'].map((name) => attribute(node, name));
    found.push([node.name, ...told.filter((value) => value !== undefined)].join(' '));
  });
  return found;
}

test('a command for all shells stands in tabs, each in the language of its shell', () => {
  expect(shown('```bash shells', 'curl http://localhost:3000', '```')).toEqual([
    'LanguageTabs shell',
    'LanguageTab bash bash, zsh',
    'Code bash',
    'LanguageTab powershell PowerShell',
    'Code powershell',
    'LanguageTab cmd cmd',
    'Code cmd',
  ]);
});

test('blocks that are tabs stand together, and others by themselves', () => {
  const page = ['```bash tab', '1', '```', '```python tab', '2', '```', '```bash', '3', '```'];
  expect(shown(...page)).toEqual([
    'LanguageTabs',
    'LanguageTab curl curl',
    'Code bash',
    'LanguageTab python Python',
    'Code python',
    'Code bash',
  ]);
});

test('a tab in a language that no example has is refused', () => {
  expect(() => shown('```json tab', '{}', '```')).toThrow('there is no tab for a block in "json".');
});

test('a sequence is drawn and told in words, and a diagram of another kind is left to mermaid', () => {
  const [sequence] = diagrams('```mermaid', 'sequenceDiagram', 'A->>B: ask', '```');
  expect(sequence?.name).toBe('Diagram');
  expect(sequence && attribute(sequence, 'drawing')).toMatch(/^<svg .*>ask<.*<\/svg>$/);
  expect(sequence && attribute(sequence, 'steps')).toContain('A to B: ask');
  const [other] = diagrams('```mermaid', 'graph LR', 'A --> B', '```');
  expect(other?.name).toBe('MermaidDiagram');
  expect(other && attribute(other, 'source')).toBe('graph LR\nA --> B');
});

function diagrams(...page: string[]): Element[] {
  const root = parser.parse(page.join('\n'));
  showCode(root);
  return root.children.filter((node): node is Element & RootContent => isElement(node));
}
