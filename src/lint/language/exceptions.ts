/** A finding that stays, and why. */
export interface Exception {
  page: string;
  /** What the check names, as it stands on the page. */
  text: string;
  reason: string;
}

/** Where the exceptions stand. */
export const exceptionsFile = 'src/lint/language/exceptions.ts';

/** Few, each with its reason. One that excuses nothing any more is a problem. */
export const exceptions: readonly Exception[] = [
  {
    page: 'docs/authentication.mdx',
    text: 'Keys',
    reason: 'The title was given with the guide, and other sites link to it by that name.',
  },
];
