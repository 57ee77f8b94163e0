import {type ClientLanguage, clientLanguages} from '../content/code/client-language.ts';

/** One thing for each client, such as the requests that it sent. */
export type ByClient<Thing> = Readonly<Record<ClientLanguage['id'], Thing>>;

/** A thing that differs among the clients, in words; `(not sent)` and the like stand for what is not there. */
export interface Difference {
  what: string;
  values: ByClient<string>;
}

/** The longest value that a table shows whole; of a longer one it shows the part where the clients begin to differ. */
const widest = 60;

/**
 * What a person reads where the clients of an example disagree: a sentence, a table with a row for each difference
 * and a column for each client, and which client to mend.
 */
export function disagreement(
  name: string,
  what: string,
  differences: readonly Difference[],
): string {
  const head = ['', ...clientLanguages.map(({label}) => label)];
  const rows = differences.map((difference) => [difference.what, ...excerpts(difference.values)]);
  return [
    `examples/${name}: the clients ${what}`,
    ...tableLines([head, ...rows]),
    remedy(name, differences),
  ].join('\n');
}

/** Gives a thing to each client by its language. */
export function byClient<Thing>(thingOf: (language: ClientLanguage) => Thing): ByClient<Thing> {
  const things = clientLanguages.map((language) => [language.id, thingOf(language)]);
  return Object.fromEntries(things) as Record<ClientLanguage['id'], Thing>;
}

/** Whether a thing is not the same for all clients. */
export function differs(values: ByClient<unknown>): boolean {
  return new Set(Object.values(values)).size > 1;
}

function tableLines(rows: readonly string[][]): string[] {
  const columns = rows[0]?.map((_, place) => rows.map((row) => row[place] ?? '')) ?? [];
  const widths = columns.map((cells) => Math.max(...cells.map(({length}) => length)));
  const [head = '', ...body] = rows.map((row) =>
    row
      .map((cell, place) => cell.padEnd(widths[place] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
  return [head, widths.map((width) => '-'.repeat(width)).join('-|-'), ...body];
}

/** The values on one line each, and short enough for a table. */
function excerpts(values: ByClient<string>): string[] {
  const cells = clientLanguages.map(({id}) => escaped(values[id]));
  if (cells.every(({length}) => length <= widest)) return cells;
  const start = Math.max(0, commonStart(cells) - widest / 3);
  return cells.map((cell) => {
    const end = start + widest;
    return `${start > 0 ? '…' : ''}${cell.slice(start, end)}${cell.length > end ? '…' : ''}`;
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[\n\r\t]/g, (found) => JSON.stringify(found).slice(1, -1));
}

function commonStart([first = '', ...others]: readonly string[]): number {
  let length = 0;
  while (length < first.length && others.every((other) => other[length] === first[length])) {
    length++;
  }
  return length;
}

/** Where one client differs from the two others in each row, it is the one to look at. */
function remedy(name: string, differences: readonly Difference[]): string {
  const odd = clientLanguages.find(({id}) => differences.every(({values}) => isOdd(values, id)));
  return odd
    ? `Mend examples/${name}/${odd.file}, or the two others, which agree.`
    : `Mend the clients in examples/${name}/ until they agree.`;
}

function isOdd(values: ByClient<string>, id: ClientLanguage['id']): boolean {
  const others = clientLanguages
    .filter((other) => other.id !== id)
    .map((other) => values[other.id]);
  return new Set(others).size === 1 && others[0] !== values[id];
}
