import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unreadable-file',
  says: 'A page or an example cannot be read as text in UTF-8.',
  mend: 'Save the file as UTF-8, give yourself the right to read it, or put the file itself in place of a link.',
  bad: [
    {
      files: {'docs/page.mdx': 'Text.\n\nA café.\n'},
      encoding: 'latin1',
      problems: [
        'docs/page.mdx:3:6 unreadable-file the byte 0xE9 is not UTF-8, so the file is probably Latin-1 or Windows-1252: save it as UTF-8.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'Text.\n\nA café.\n'},
      encoding: 'utf8',
    },
  ],
};
