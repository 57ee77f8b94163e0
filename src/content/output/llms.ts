import {heading, link, list, paragraph, quote, text} from '../syntax/nodes.ts';
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
  const listed = ({address, title: name, description}: ListedText) => [
    paragraph(link(address, name), ...(description === '' ? [] : [text(`: ${description}`)])),
  ];
  return writeMarkdown([
    heading(1, title),
    quote(paragraph(text(summary))),
    ...sections.flatMap((section) => [
      heading(2, section.title),
      list(false, section.texts.map(listed)),
    ]),
  ]);
}

/** The text of `llms-full.txt`: all pages, one after the other. */
export function llmsFull(pages: readonly string[]): string {
  return pages.join('\n---\n\n');
}
