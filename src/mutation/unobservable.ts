/** A change of the reference server that nobody can observe, and why. */
export interface Unobservable {
  file: string;
  /** The code, as it stands in the file. */
  was: string;
  /** What the mutation run puts in its place. */
  becomes: string;
  /** The line of code that it is on, where the file has the same change on others. */
  line?: string | undefined;
  reason: string;
}

/** The file, its code, what it becomes, and the line where the code is on several. */
type Survivor = readonly [file: string, was: string, becomes: string, line?: string];

/** Survivors of `npm run mutate:server` that no claim could kill, by the reason. */
const survivors: Readonly<Record<string, readonly Survivor[]>> = {
  'Express takes an empty path for the root as well.': [
    ['agents.ts', "'/'", '""', "router.get('/', (_request, response) => {"],
    ['agents.ts', "'/'", '""', "router.post('/', (request, response) => {"],
    ['site.ts', "'/'", '""'],
  ],
  'A socket has no address only once it is closed: the client has gone before its request is logged.':
    [['client-address.ts', "'unknown'", '""']],
  'A file that stays open shows nowhere.': [
    ['env-file.ts', '{\n    closeSync(descriptor);\n  }', '{}'],
  ],
  'The text has nothing but these digits.': [
    ['agent-store.ts', '/^(.{8})(.{4})(.{4})(.{4})/', '/(.{8})(.{4})(.{4})(.{4})/'],
  ],
  'The line is for the compiler: there is always a text.': [
    ['environment.ts', "''", '"Stryker was here!"'],
    [
      'env-lines.ts',
      "''",
      '"Stryker was here!"',
      "const place = invisible.exec(source.split('=')[0] ?? '');",
    ],
    [
      'env-lines.ts',
      "''",
      '"Stryker was here!"',
      "const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';",
    ],
    [
      'env-lines.ts',
      "''",
      '"Stryker was here!"',
      "return {line: line + before.length - 1, column: lengthOf(before.at(-1) ?? '') + 1};",
    ],
    [
      'env-variables.ts',
      "''",
      '"Stryker was here!"',
      "for (const {1: name = '', index} of value.matchAll(/(?<=[\\s;])(\\w+)=/g)) {",
    ],
  ],
  'The agent that was just added is there: the line is for the compiler.': [
    ['agent-store.ts', 'oldest !== undefined', 'true'],
  ],
  'The package cors would end a preflight with the same 204; here the lines do it that the guide shows.':
    [['cross-origin.ts', 'true', 'false']],
  'It only puts off the first request that waits by one turn of the event loop.': [
    ['one-at-a-time.ts', 'false', 'true', 'let hasNewConnection = false;'],
  ],
  'What is counted in pieces of 50 bytes never takes exactly 16 MB.': [
    ['one-at-a-time.ts', 'memory > mostMemory', 'memory >= mostMemory'],
  ],
  'The listener to resume pauses again what still has requests that wait.': [
    [
      'one-at-a-time.ts',
      'line.waiting.length === 0',
      'true',
      'if (line.waiting.length === 0) line.socket.resume();',
    ],
  ],
  'The limits set a timer before they count: the line is for the compiler.': [
    ['memory-counts.ts', 'this.#timer?.refresh', 'this.#timer.refresh'],
  ],
  'It is one millisecond of a window of at least a second.': [
    ['memory-counts.ts', 'count.end > now()', 'count.end >= now()'],
  ],
  'Only npm start of this project has a second reason to stop.': [
    ['run.ts', '[meanwhile()]', '[]'],
  ],
  'The store waits for its scripts by itself, when the first request asks.': [
    ['shared-counts.ts', '[store.incrementScriptSha, store.getScriptSha]', '[]'],
  ],
  'Only a system without /proc, such as macOS, comes here.': [
    ['end-with-npm.ts', '{\n    return {};\n  }', '{}'],
  ],
  'Node.js always tells which connection it refused: the line is for the compiler.': [
    ['connections.ts', 'refused?.remoteAddress', 'refused.remoteAddress'],
  ],
  'An address without a connection would take memory, and nothing else.': [
    ['connections.ts', 'left === 0', 'false'],
  ],
  'It only saves the time in which Node.js would look up names.': [
    ['connections.ts', '{excludeNetwork: true}', '{}'],
    ['connections.ts', 'true', 'false', 'Object.assign(process.report, {excludeNetwork: true});'],
  ],
  'Only Windows has no limit of open files.': [
    ['connections.ts', 'userLimits?.open_files', 'userLimits.open_files'],
  ],
  'A split text has a first part: the line is for the compiler.': [
    ['proxies.ts', "''", '"Stryker was here!"', "const [address = '', size] = item.split('/');"],
    [
      'variable.ts',
      "''",
      '"Stryker was here!"',
      "labels.every((part) => label.test(part)) && !/^(?:\\d+|0x[\\da-f]*)$/i.test(labels.at(-1) ?? '')",
    ],
  ],
  'Nothing is as good as a false.': [
    ['take-connect.ts', '{\n    return false;\n  }', '{}'],
    ['proxies.ts', '{\n    return false;\n  }', '{}'],
    ['env-text.ts', '{\n    return false;\n  }', '{}'],
  ],
  'A text without an assignment sets no variable, as an empty one does.': [
    ['environment.ts', "''", '"Stryker was here!"'],
    [
      'env-variables.ts',
      "''",
      '"Stryker was here!"',
      "const behind = /^[\"'`]/.test(written) ? undefined : behindAnother(written.replace(/#.*/s, ''));",
    ],
    [
      'env-variables.ts',
      "''",
      '"Stryker was here!"',
      ".map((text) => /^[ \\t]*(?:export[ \\t]+)?(\\w+)[ \\t]*=/.exec(text)?.[1] ?? '')",
    ],
  ],
  'The window would have to end between this line and the one that looked at it.': [
    ['api-key-auth.ts', 'isRight', 'false'],
  ],
  'The second time there is nothing left to write.': [['logger.ts', "waiting === ''", 'true']],
  'The second is a reserve for timers that are late.': [
    ['listen.ts', 'timeouts.request + 1', 'timeouts.request - 1'],
    ['listen.ts', 'timeouts.idle + timeouts.request + 1', 'timeouts.idle + timeouts.request - 1'],
  ],
  'Node.js drops header lines by 32, and both numbers lie between the same two of these.': [
    ['listen.ts', 'mostHeaderLines + 1', 'mostHeaderLines - 1'],
  ],
  'A file of this name is not there.': [['other-env-files.ts', '[]', '["Stryker was here"]']],
  'In the first row nothing is swapped, so that nobody reads it.': [
    ['similar-names.ts', '[]', '["Stryker was here"]'],
  ],
  'Only whether the number changes counts, and both change together.': [
    [
      'idle-connections.ts',
      'socket.bytesWritten - socket.writableLength',
      'socket.bytesWritten + socket.writableLength',
    ],
  ],
  'The timer of a closed connection does nothing but take memory: bench:endurance measures that.': [
    ['idle-connections.ts', "'close'", '""'],
    ['idle-connections.ts', '() => clearInterval(timer)', '() => undefined'],
  ],
  'It is set at the end of the first attempt, before the server answers anyone.': [
    ['redis-link.ts', 'false', 'true'],
  ],
  'There is a client before anyone asks: the line is there for the compiler.': [
    ['redis-link.ts', "'no connection'", '""'],
    ['redis-link.ts', '!this.#client', 'false'],
  ],
  'It only says how soon a Redis is found again.': [
    ['redis-link.ts', 'searchTimeoutMs / 2', 'searchTimeoutMs * 2'],
  ],
  'A store that is not there cannot be asked, which fails as well.': [
    ['shared-counts.ts', '!this.#ready', 'false'],
  ],
  'It is thrown only while Redis is known to be lost, and then nobody reads it.': [
    ['shared-counts.ts', "'no connection'", '""'],
  ],
  'Node.js gives each request of a server a target.': [['request-target.ts', "'/'", '""']],
  'The store is made ready before it is tried out.': [
    ['shared-counts.ts', 'this.#ready?.increment', 'this.#ready.increment'],
  ],
  'A text without a name is no assignment, and where one of the two is not there, the other is not either.':
    [
      ['env-lines.ts', '[]', '["Stryker was here"]'],
      ['env-lines.ts', 'before === undefined', 'false'],
      ['env-lines.ts', 'name === undefined', 'false'],
    ],
  'The value ends with the line of its closing mark, so that no line break stands behind that.': [
    ['env-lines.ts', 'written.slice(0, close)', 'written'],
  ],
  'Where no mark closes, no backslash stands before the place either.': [
    ['env-lines.ts', 'close !== -1', 'true'],
    [
      'env-lines.ts',
      '-1',
      '+1',
      "while (close !== -1 && text.charAt(close - 1) === '\\\\') close = text.indexOf(quote, close + 1);",
    ],
  ],
  'What passes as an origin has no @, and begins with its scheme as its own origin does.': [
    [
      'origins.ts',
      'problem !== undefined',
      'true',
      "if (problem !== undefined && origin.includes('@')) {",
    ],
    [
      'origins.ts',
      '/^https?:\\/\\/(?:[a-z\\d._-]+|\\[[\\da-f:.]+\\])(?::\\d+)?$/',
      '/https?:\\/\\/(?:[a-z\\d._-]+|\\[[\\da-f:.]+\\])(?::\\d+)?$/',
    ],
  ],
  'The text has none of the characters that are looked for.': [
    ['origins.ts', "''", '"Stryker was here!"'],
  ],
  'The word undefined is no origin and no address: the line is for the compiler.': [
    ['origins.ts', 'sent !== undefined', 'true'],
    [
      'proxies.ts',
      'wrong === undefined',
      'false',
      "const hint = wrong === undefined ? '' : hintFor(wrong);",
    ],
  ],
  'Before the first character stands nothing, which is no character other than whitespace.': [
    ['env-variables.ts', 'comment > 0', 'true'],
    ['env-variables.ts', 'comment > 0', 'comment >= 0'],
  ],
  'Of two values, one is the first: the line is for the compiler.': [
    ['env-variables.ts', 'first?.value', 'first.value'],
  ],
  'Any name does that no client has.': [['shared-counts.ts', "'nobody'", '""']],
};

/** All of them. Whoever adds one says why. */
export const unobservable: readonly Unobservable[] = Object.entries(survivors).flatMap(
  ([reason, changes]) =>
    changes.map(([file, was, becomes, line]) => ({
      file: `examples/server/${file}`,
      was,
      becomes,
      line,
      reason,
    })),
);
