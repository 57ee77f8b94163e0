/** A change of the reference server that nobody can observe, and why. */
export interface Unobservable {
  file: string;
  /** The code, as it stands in the file. */
  was: string;
  /** What the mutation run puts in its place. */
  becomes: string;
  reason: string;
}

const emptyPath = 'Express takes an empty path for the root as well.';

/** Survivors of `npm run mutate:server` that no claim could kill. Whoever adds one says why. */
export const unobservable: readonly Unobservable[] = [
  {file: 'examples/server/agents.ts', was: "'/'", becomes: '""', reason: emptyPath},
  {file: 'examples/server/site.ts', was: "'/'", becomes: '""', reason: emptyPath},
  {
    file: 'examples/server/client-address.ts',
    was: "'unknown'",
    becomes: '""',
    reason:
      'A socket has no address only once it is closed: the client has gone before its request is logged.',
  },
  {
    file: 'examples/server/cross-origin.ts',
    was: 'true',
    becomes: 'false',
    reason:
      'The package cors would end a preflight with the same 204; here the lines do it that the guide shows.',
  },
  {
    file: 'examples/server/environment.ts',
    was: "''",
    becomes: '"Stryker was here!"',
    reason: 'A text without an assignment sets no variable, as an empty one does.',
  },
];
