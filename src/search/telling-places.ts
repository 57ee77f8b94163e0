import type {SearchRecord} from '../content/output/search-records.ts';
import {telling} from './queries.ts';
import {meaningsOf} from './same-meaning.ts';
import {termsOf, wordsIn} from './words.ts';

/** How much more a place tells that has some words as they were written, or all of them in its heading. */
const moreTelling = 3;

/**
 * How much more a place tells whose heading has nothing else, whose table describes the variable of that name, or that is
 * about that route.
 */
const mostTelling = 1000;

/** How much less code tells than what is said of it, to who looks for a plain word. */
const codeTelling = 0.4;

/** What stands first in each row of a table of a text, with a row a line, and without what a release did in its place. */
export function rowNames(text: string): string[] {
  const rows = text.split('\n').map((line) => line.split(' | '));
  return rows.flatMap(([name, ...more]) => {
    return name !== undefined && more.length > 0 ? [name.replace(/ \(ElizaOS .*\)$/, '')] : [];
  });
}

/** Gives for a text how much more each of the places tells of it, by its number. */
export function tellingPlaces(
  records: readonly SearchRecord[],
): (text: string) => (place: number) => number {
  const known = records.map((record) => {
    const {kind, section, page, text} = record;
    const heading = kind === 'code' ? '' : section || page;
    return {
      isCode: kind === 'code',
      all: Object.values(record).join('\n').toLowerCase(),
      heading: new Set(termsOf(heading)),
      names: new Set([heading, ...variablesIn(text), ...routesIn(text)].map(plain)),
    };
  });
  return (text) => {
    const words = telling(wordsIn(text));
    const alternatives = meaningsOf(words).map(({words, others}) => [words, ...others]);
    const phrase = plain(text);
    const isPlainWord = words.length === 1 && words[0]?.parts.length === 0;
    return (place) => {
      const record = known[place];
      if (!record) return 1;
      const {isCode, all, heading, names} = record;
      const isInHeading = alternatives.every((some) =>
        some.some((words) => words.every(({stem}) => heading.has(stem))),
      );
      return (
        (words.length > 1 && all.includes(phrase) ? moreTelling : 1) *
        (isInHeading ? moreTelling : 1) *
        (names.has(phrase) ? mostTelling : 1) *
        (isCode && isPlainWord ? codeTelling : 1)
      );
    };
  };
}

/** The variables that a text describes: those of its tables whose first column is called so. */
function variablesIn(text: string): string[] {
  const tables = text.split(/^Variable \| .*\n/m).slice(1);
  return tables.flatMap((table) => rowNames(table.split(/^[^|]*$/m)[0] ?? ''));
}

/** The routes that a text is about, each on a line of its own, with the method and without. */
function routesIn(text: string): string[] {
  return [...text.matchAll(/^[A-Z]+ (\/\S*)$/gm)].flatMap(([route, path = '']) => [route, path]);
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
