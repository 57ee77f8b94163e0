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
  {
    file: 'examples/server/api-key-auth.ts',
    was: 'isRight',
    becomes: 'false',
    reason: 'The window would have to end between this line and the one that looked at it.',
  },
  {
    file: 'examples/server/logger.ts',
    was: "waiting === ''",
    becomes: 'true',
    reason: 'The second time there is nothing left to write.',
  },
  {
    file: 'examples/server/listen.ts',
    was: 'timeouts.request + 1',
    becomes: 'timeouts.request - 1',
    reason: 'The second is a reserve for timers that are late.',
  },
  {
    file: 'examples/server/listen.ts',
    was: 'timeouts.idle + timeouts.request + 1',
    becomes: 'timeouts.idle + timeouts.request - 1',
    reason: 'The second is a reserve for timers that are late.',
  },
  {
    file: 'examples/server/idle-connections.ts',
    was: 'socket.bytesWritten - socket.writableLength',
    becomes: 'socket.bytesWritten + socket.writableLength',
    reason: 'Only whether the number changes counts, and both change together.',
  },
  {
    file: 'examples/server/idle-connections.ts',
    was: "'close'",
    becomes: '""',
    reason:
      'The timer of a closed connection does nothing but take memory: bench:endurance measures that.',
  },
  {
    file: 'examples/server/idle-connections.ts',
    was: '() => clearInterval(timer)',
    becomes: '() => undefined',
    reason:
      'The timer of a closed connection does nothing but take memory: bench:endurance measures that.',
  },
  {
    file: 'examples/server/redis-link.ts',
    was: 'false',
    becomes: 'true',
    reason: 'It is set at the end of the first attempt, before the server answers anyone.',
  },
  {
    file: 'examples/server/redis-link.ts',
    was: "'no connection'",
    becomes: '""',
    reason: 'There is a client before anyone asks: the line is there for the compiler.',
  },
  {
    file: 'examples/server/redis-link.ts',
    was: '!this.#client',
    becomes: 'false',
    reason: 'There is a client before anyone asks: the line is there for the compiler.',
  },
  {
    file: 'examples/server/redis-link.ts',
    was: 'searchTime / 2',
    becomes: 'searchTime * 2',
    reason: 'It only says how soon a Redis is found again.',
  },
  {
    file: 'examples/server/shared-counts.ts',
    was: '!this.#ready',
    becomes: 'false',
    reason: 'A store that is not there cannot be asked, which fails as well.',
  },
  {
    file: 'examples/server/shared-counts.ts',
    was: "'no connection'",
    becomes: '""',
    reason: 'It is thrown only while Redis is known to be lost, and then nobody reads it.',
  },
  {
    file: 'examples/server/request-target.ts',
    was: "'/'",
    becomes: '""',
    reason: 'Node.js gives each request of a server a target.',
  },
  {
    file: 'examples/server/shared-counts.ts',
    was: 'this.#ready?.increment',
    becomes: 'this.#ready.increment',
    reason: 'The store is made ready before it is tried out.',
  },
  {
    file: 'examples/server/shared-counts.ts',
    was: "'nobody'",
    becomes: '""',
    reason: 'Any name does that no client has.',
  },
];
