/** Where the sources of the checks stand, from the project's root. */
export const checksFolder = 'src/checks';

/** Where the site itself serves the source of a check, below its root: `checks/authentication.ts.txt`. */
export function publishedSource(file: string): string {
  return `checks/${file.replace(`${checksFolder}/`, '')}.txt`;
}
