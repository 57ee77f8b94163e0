import type {refractor} from 'refractor/core';
import {escapeHtml} from './escape-html.ts';
import {type Slot, slotsOf} from './slot.ts';

/** The grammars of Prism, with the languages that are registered there. */
type Grammars = typeof refractor;

/** A piece of highlighted code that the reader's own setting can take the place of. */
export interface FillablePart extends Omit<Slot, 'start' | 'end'> {
  /** What stands there without the setting. */
  html: string;
}

/** Code as HTML, cut where the reader's own settings can stand. */
export type HighlightedCode = readonly (string | FillablePart)[];

/** A piece of code that has one colour: that of the class, or that of text. */
interface Run {
  text: string;
  colour: string | undefined;
}

/** The colours, as classes, with the grammars' names for what has them. Anything else looks like text. */
const colours: Readonly<Record<string, readonly string[]>> = {
  'c-keyword': ['keyword', 'boolean', 'important'],
  'c-string': ['string', 'string-property', 'template-punctuation', 'attr-value', 'url'],
  'c-number': ['number', 'constant'],
  'c-comment': ['comment'],
  'c-function': ['function', 'function-variable', 'class-name', 'directive', 'instruction'],
  'c-name': ['variable', 'parameter', 'property', 'key', 'assign-left', 'environment'],
};

const colourOf = new Map(
  Object.entries(colours).flatMap(([colour, kinds]) => kinds.map((kind) => [kind, colour])),
);

/** Highlights code. A language without a grammar stays plain text. */
export type Highlighter = (code: string, language: string) => HighlightedCode;

/** A highlighter with these grammars. */
export function highlighter(grammars: Grammars): Highlighter {
  return (code, language) => {
    const runs = grammars.registered(language)
      ? runsOf(grammars.highlight(code, language))
      : [{text: code, colour: undefined}];
    const parts: (string | FillablePart)[] = [];
    let place = 0;
    for (const {start, end, ...slot} of slotsOf(code, language)) {
      parts.push(htmlOf(runs, place, start), {...slot, html: htmlOf(runs, start, end)});
      place = end;
    }
    return [...parts, htmlOf(runs, place, code.length)].filter((part) => part !== '');
  };
}

type Tree = ReturnType<Grammars['highlight']>;

/** Of nested tokens, the innermost that has a colour counts. */
function runsOf(node: Tree | Tree['children'][number], outer?: string): Run[] {
  if (node.type === 'text') return [{text: node.value, colour: outer}];
  if (!('children' in node)) return [];
  const classes = node.type === 'element' ? [node.properties.className ?? []].flat() : [];
  const [own] = classes.flatMap((kind) => colourOf.get(String(kind)) ?? []);
  return node.children.flatMap((child) => runsOf(child, own ?? outer));
}

function htmlOf(runs: readonly Run[], start: number, end: number): string {
  const shown: Run[] = [];
  let place = 0;
  for (const {text, colour} of runs) {
    const part = text.slice(Math.max(start - place, 0), Math.max(end - place, 0));
    place += text.length;
    const last = shown.at(-1);
    if (last && last.colour === colour) last.text += part;
    else if (part !== '') shown.push({text: part, colour});
  }
  return shown
    .map(({text, colour}) =>
      colour === undefined
        ? escapeHtml(text)
        : `<span class="${colour}">${escapeHtml(text)}</span>`,
    )
    .join('');
}
