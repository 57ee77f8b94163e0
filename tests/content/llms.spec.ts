import {expect, test} from '@playwright/test';
import {llmsFull, llmsIndex} from '../../src/content/output/llms.ts';
import {inSidebarOrder} from '../../src/docusaurus/sidebar-order.ts';
import {lines} from '../fixtures/memory-files.ts';

test('llms.txt has a title, a summary, and sections of links with what they lead to', () => {
  const texts = [
    {title: 'Keys & more', address: 'https://docs.example/keys.md', description: 'What a key is.'},
    {title: 'CORS', address: 'https://docs.example/cors.md', description: ''},
  ];
  const sections = [
    {title: 'Guide', texts},
    {title: 'Optional', texts: texts.slice(1)},
  ];
  expect(llmsIndex('The site', 'What it is about.', sections)).toBe(
    lines(
      '# The site',
      '',
      '> What it is about.',
      '',
      '## Guide',
      '',
      '- [Keys & more](https://docs.example/keys.md): What a key is.',
      '- [CORS](https://docs.example/cors.md)',
      '',
      '## Optional',
      '',
      '- [CORS](https://docs.example/cors.md)',
    ),
  );
});

test('llms-full.txt has the pages one after the other, with a rule between them', () => {
  expect(llmsFull(['# A\n', '# B\n'])).toBe(lines('# A', '', '---', '', '# B'));
});

test('the pages come in the order of the sidebar, each once, then those that it does not have', () => {
  const docs = ['alone', 'cors', 'keys', 'last', 'overview', 'start'].map((id) => ({id}));
  const rest = {collapsed: false, collapsible: true};
  const order = inSidebarOrder(docs, {
    docs: [
      {type: 'doc', id: 'start'},
      {type: 'link', label: 'Elsewhere', href: '/elsewhere'},
      {type: 'html', value: '<hr>'},
      {
        ...rest,
        type: 'category',
        label: 'Guide',
        link: {type: 'doc', id: 'overview'},
        items: [
          {type: 'doc', id: 'keys'},
          {...rest, type: 'category', label: 'Inner', items: [{type: 'ref', id: 'cors'}]},
          {type: 'doc', id: 'start'},
        ],
      },
    ],
    more: [{type: 'doc', id: 'last'}],
  });
  expect(order.map(({doc, section}) => `${section}: ${doc.id}`)).toEqual([
    'Pages: start',
    'Guide: overview',
    'Guide: keys',
    'Guide: cors',
    'Pages: last',
    'Other pages: alone',
  ]);
});
