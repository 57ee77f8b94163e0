import type {ListItem, RootContent} from 'mdast';
import {writeMarkdown} from './markdown.ts';

/** A link of `llms.txt`. */
export interface ListedText {
  title: string;
  /** The whole address. */
  address: string;
  description: string;
}

/** The links of `llms.txt` below one heading. */
export interface TextSection {
  title: string;
  texts: readonly ListedText[];
}

/** The text of `llms.txt`, in the form that https://llmstxt.org describes. */
export function llmsIndex(
  title: string,
  summary: string,
  sections: readonly TextSection[],
): string {
  return writeMarkdown([
    {type: 'heading', depth: 1, children: [{type: 'text', value: title}]},
    {
      type: 'blockquote',
      children: [{type: 'paragraph', children: [{type: 'text', value: summary}]}],
    },
    ...sections.flatMap(sectionText),
  ]);
}

/** The text of `llms-full.txt`: all pages, one after the other. */
export function llmsFull(pages: readonly string[]): string {
  return pages.join('\n---\n\n');
}

function sectionText({title, texts}: TextSection): RootContent[] {
  return [
    {type: 'heading', depth: 2, children: [{type: 'text', value: title}]},
    {type: 'list', spread: false, children: texts.map(listItem)},
  ];
}

function listItem({title, address, description}: ListedText): ListItem {
  return {
    type: 'listItem',
    spread: false,
    children: [
      {
        type: 'paragraph',
        children: [
          {type: 'link', url: address, children: [{type: 'text', value: title}]},
          ...(description === '' ? [] : [{type: 'text', value: `: ${description}`} as const]),
        ],
      },
    ],
  };
}
