import type {Paragraph} from 'mdast';

/** What stands in a text for a component that shows the record of a run. */
interface RecordText {
  /** What the page shows there. */
  shows: string;
  /** The file of the site that holds the same for programs. */
  file?: string;
}

const records: Readonly<Record<string, RecordText>> = {
  AttackRun: {shows: 'what the last attack sent, and how the server bore it'},
  Compatibility: {shows: 'which claims of these pages hold on each released version'},
  EnduranceRun: {shows: 'what the last run under load saw of the answers and of the memory'},
  KeyTiming: {shows: 'how far the times of two kinds of wrong keys lie apart'},
  Ledger: {
    shows: 'each claim with its documented and its observed values',
    file: 'claims.json',
  },
  MutationScores: {
    shows: 'how many of the changes the checks noticed',
    file: 'claims.json',
  },
  ServerRates: {shows: 'how many requests each server answers in a second, beside bare Express'},
};

/**
 * The line that stands for a component that shows the record of a run; `undefined` for another component.
 * @param page the address of the page
 * @param root the address of the site's root, with a slash at its end
 */
export function recordText(component: string, page: string, root: string): Paragraph | undefined {
  const record = Object.hasOwn(records, component) ? records[component] : undefined;
  if (!record) return undefined;
  const {shows, file} = record;
  const source: Paragraph['children'] =
    file === undefined
      ? []
      : [
          {type: 'text', value: ' As JSON: '},
          {type: 'link', url: root + file, children: [{type: 'text', value: file}]},
          {type: 'text', value: '.'},
        ];
  return {
    type: 'paragraph',
    children: [
      {type: 'link', url: page, children: [{type: 'text', value: 'The page'}]},
      {type: 'text', value: ` shows here ${shows}.`},
      ...source,
    ],
  };
}
