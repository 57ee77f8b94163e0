/** A row of a table of messages. */
export interface MessageRow {
  /** What stands in the message, such as a status, a code and a sentence. */
  texts: readonly string[];
  /** Who sends it. */
  sender: string;
  /** The cause, and where the page says what to do. */
  remedy: {words: string; address: string};
}

/** How a row fits what someone pasted. */
export interface Match {
  row: MessageRow;
  /** Whether nothing but the status fits. */
  isByStatus: boolean;
}

const status = /^(\d{3}) \w/;

/** How much of a pasted text is looked at, in characters. */
const lengthMax = 20_000;

/**
 * Finds the rows whose message stands in a pasted text: the most telling ones alone. Where there is none, the rows of a
 * status that stands in it.
 */
export function matchesOf(pasted: string, rows: readonly MessageRow[]): Match[] {
  const text = plain(pasted.slice(0, lengthMax));
  const scored = rows.map((row) => ({row, score: scoreOf(row, text)}));
  const best = Math.max(0, ...scored.map(({score}) => score));
  if (best > 0) {
    const telling = scored.filter(({score}) => score === best).map(({row}) => row);
    // What says the same with another status is another message.
    const ofStatus = telling.filter((row) => hasStatus(row, text));
    return (ofStatus.length > 0 ? ofStatus : telling).map((row) => ({row, isByStatus: false}));
  }
  return rows.filter((row) => hasStatus(row, text)).map((row) => ({row, isByStatus: true}));
}

/** How many characters of the message stand in the text, the status apart, which other messages have as well. */
function scoreOf({texts}: MessageRow, text: string): number {
  const found = texts.filter((one) => !status.test(one) && text.includes(plain(one)));
  return found.reduce((sum, one) => sum + one.length, 0);
}

function hasStatus({texts}: MessageRow, text: string): boolean {
  const numbers = texts.flatMap((one) => status.exec(one)?.[1] ?? []);
  // The number behind another colon is a port.
  const before = '(?<![\\w.]|(?<!code|status):)';
  return numbers.some((number) => new RegExp(`${before}${number}(?!\\w|[.:]\\d)`).test(text));
}

/** Quotes, letter case and whitespace depend on what showed the message. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\\"'“”‘’]/g, '')
    .replaceAll(/…|\.\.\./g, '...')
    .replaceAll(/\s+/g, ' ');
}
