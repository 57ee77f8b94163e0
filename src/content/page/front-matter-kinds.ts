/** What the value of a field has to be, in words, and how to see it. */
export interface Kind {
  words: string;
  fits(value: unknown): boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isFilled = (value: unknown): value is string => isText(value) && value !== '';
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(isFilled);

const text: Kind = {words: 'a text, in quotation marks', fits: isText};
const filledText: Kind = {
  words: 'a text, in quotation marks, that is not empty',
  fits: isFilled,
};
const textOrNull: Kind = {
  words: 'a text that is not empty, or null',
  fits: (value) => value === null || isFilled(value),
};
const urlOrNull: Kind = {
  words: 'a text or null',
  fits: (value) => value === null || isText(value),
};
const name: Kind = {
  words: 'a text without a slash',
  fits: (value) => isFilled(value) && !value.includes('/'),
};
const address: Kind = {
  words: 'the path of an address, such as /name',
  fits: (value) => isFilled(value) && isPath(value),
};
/** A path without a slash would be one of a file beside the page, and there are none. */
const image: Kind = {
  words: 'the path of a file of static/, such as /img/name.png, or a URL',
  fits: (value) => isText(value) && /^(\/|https?:\/\/)\S+$/i.test(value),
};
const flag: Kind = {words: 'true or false', fits: (value) => typeof value === 'boolean'};
const number: Kind = {
  words: 'a number',
  fits: (value) => Number.isFinite(value) && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER,
};
const level: Kind = {
  words: 'a number from 2 to 6',
  fits: (value) => typeof value === 'number' && value >= 2 && value <= 6,
};
const texts: Kind = {words: 'a list of texts', fits: isTexts};
const keywords: Kind = {
  words: 'a list of texts',
  fits: (value) => isTexts(value) && value.length > 0,
};
const fields: Kind = {words: 'fields of its own', fits: isFields};
const update: Kind = {
  words: 'an author, a date or both, such as {date: 2026-01-31}',
  fits: (value) =>
    isFields(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(
      ([field, given]) =>
        (field === 'author' && isFilled(given)) ||
        (field === 'date' && !Number.isNaN(Date.parse(String(given)))),
    ),
};

/** The fields that Docusaurus reads (docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter). */
export const kinds: Readonly<Record<string, Kind>> = {
  // Of this site: the page is a table, which takes the whole width.
  full_width: flag,
  id: name,
  title: text,
  description: text,
  slug: address,
  keywords,
  image,
  tags: texts,
  hide_title: flag,
  hide_table_of_contents: flag,

  toc_min_heading_level: level,
  toc_max_heading_level: level,
  sidebar_key: filledText,
  sidebar_label: filledText,
  sidebar_position: number,
  sidebar_class_name: filledText,
  sidebar_custom_props: fields,
  displayed_sidebar: textOrNull,
  pagination_label: filledText,
  pagination_next: textOrNull,
  pagination_prev: textOrNull,
  parse_number_prefixes: flag,
  custom_edit_url: urlOrNull,
  last_update: update,
  draft: flag,
  unlisted: flag,
};

export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an address is written as a browser has its path, and as a path of the site's router, without its patterns. */
function isPath(text: string): boolean {
  const from = text.startsWith('/') ? text : `/${text.replace(/^(\.\.?\/)+/, '')}`;
  if (/[\s:*()+]|%(?![\da-f]{2})/i.test(from) || !URL.canParse(from, 'http://x')) return false;
  const {pathname} = new URL(from, 'http://x');
  return pathname === from || pathname === encodeURI(from);
}
