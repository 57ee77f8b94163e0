import {spawnSync} from 'node:child_process';
import {mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import dotenv from 'dotenv';
import fc from 'fast-check';
import {readLines} from '../../examples/server/env-lines.ts';
import {explainLine} from '../../examples/server/env-mistakes.ts';
import {readEnvironment} from '../../examples/server/environment.ts';
import {readStart} from '../../src/servers/reference-server.ts';
import {
  refusalToStart,
  untilListening,
  withServerProgram,
} from '../../src/servers/server-program.ts';
import {expect, test} from '../fixtures/fixtures.ts';

/** Stands for a real key: no line that the server writes may have it. */
const key = 'QmFzZTY0LWlzLW5vdC1hLXNlY3JldA';
const name = 'ELIZA_SERVER_AUTH_TOKEN';

const asUtf16 = (text: string, byteOrder: 'little' | 'big' = 'little', mark = '\ufeff') => {
  const bytes = Buffer.from(mark + text, 'utf16le');
  return byteOrder === 'little' ? bytes : bytes.swap16();
};

const readable: {what: string; file: string | Uint8Array; read?: string | undefined}[] = [
  {what: 'UTF-16 as PowerShell 5 writes it with >', file: asUtf16(`${name}=${key}\r\n`)},
  {what: 'UTF-16 in the other byte order', file: asUtf16(`${name}=${key}\r\n`, 'big')},
  {what: 'UTF-16 without a byte order mark', file: asUtf16(`${name}=${key}\n`, 'little', '')},
  {what: 'UTF-16 in the other byte order without one', file: asUtf16(`${name}=${key}`, 'big', '')},
  {what: 'UTF-16 with a comment in Chinese', file: asUtf16(`# 服务器的密钥\n${name}=${key}\n`)},
  {what: 'a byte order mark', file: `\ufeff${name}=${key}\n`},
  {what: 'a byte order mark before a comment', file: `\ufeff# settings\n${name}=${key}\n`},
  {what: 'CRLF', file: `# settings\r\n\r\n${name}=${key}\r\nLOG_LEVEL=warn\r\n`},
  {what: 'CR alone', file: `# settings\r${name}=${key}\rLOG_LEVEL=warn`},
  {what: 'export', file: `export ${name}=${key}\n`},
  {what: 'export with tabs', file: `\texport\t${name}=${key}\n`},
  {what: 'spaces around =', file: `  ${name} = ${key}  \n`},
  {what: 'double quotes', file: `${name}="${key}"\n`},
  {what: 'single quotes and a comment', file: `${name}='${key}' # the key\n`},
  {what: 'a comment after the value', file: `${name}=${key} # the key\n`},
  {what: 'a # in quotes', file: `${name}="${key}#1"\n`, read: `${key}#1`},
  {what: 'a key of Base64', file: `${name}=${key}/+=\n`, read: `${key}/+=`},
  {what: 'no end of the last line', file: `${name}=${key}`},
  {what: 'the same line twice', file: `${name}=${key}\n${name}="${key}"\n`},
  {what: 'an empty line of a template before it', file: `${name}=\n\n${name}=${key}\n`},
  {what: 'the empty line of a template', file: `${name}= # the key\n`, read: undefined},
  {what: 'nothing', file: '', read: undefined},
  {what: 'only a byte order mark', file: '\ufeff', read: undefined},
  {
    what: 'a certificate of another program over several lines',
    file: `CERTIFICATE="-----BEGIN\nabc=\n-----END"\n${name}=${key}\n`,
  },
  {
    what: 'variables of other programs and of ElizaOS servers',
    file: `OPENAI_API_KEY=a#b
SERVER_API_KEY=1
API_CORS_ORIGIN=*
ELIZAOS_API_KEY=1
ELIZA_API_TOKEN=1
ELIZA_SERVER_URL=http://localhost:3000
EXPRESS_MAX_PAYLOAD=2mb
ELIZA_UI_ENABLE=false
PGLITE_DATA_DIR=./data
RATE_LIMIT_WINDOW_MS=1000
RATE_LIMIT_MIN=1
SERVER_NAME=one
X_LOG_LEVEL=all
PORT=80
GREETING=“hello”
COLOR=#fff
JSON='{"a": "b"}'
PEOPLE=\`it's "me"\`
${name}=${key}
`,
  },
];

for (const {what, file, ...expected} of readable) {
  test(`the server reads a .env with ${what}`, () => {
    const result = readStart({envFile: file});
    expect(result).toMatchObject({ok: true});
    const read = 'read' in expected ? expected.read : key;
    expect(result.ok && result.config.key).toBe(read);
  });
}

const value = `${name}=${key}`;

/** What somebody wrote, and the one line that the server says then. */
const refused: {what: string; file: string | Uint8Array; line: string}[] = [
  {what: 'set', file: `set ${value}`, line: '1:1: is a command of the Windows shell: '},
  {what: 'SET in capitals', file: `SET ${value}`, line: '1:1: is a command of the Windows shell: '},
  {what: 'set with quotes', file: `set "${value}"`, line: '1:1: is a command of the Windows shell'},
  {what: 'setx', file: `setx ${name} ${key}`, line: '1:1: is a command of the Windows shell: '},
  {what: '$env:', file: `# key\n$env:${name}="${key}"`, line: '2:1: is a command of PowerShell: '},
  {
    what: 'a name of PowerShell in braces',
    file: `\${env:${name}} = '${key}'`,
    line: '1:1: is a command of PowerShell: ',
  },
  {what: 'setenv', file: `setenv ${name} ${key}`, line: '1:1: is a command of csh: '},
  {what: 'a colon', file: `  ${name}: ${key}`, line: '1:3: has a colon in place of =: '},
  {what: 'a colon and no space', file: `${name}:${key}`, line: '1:1: has a colon in place of =: '},
  {what: 'JSON', file: `{"${name}": "${key}"}`, line: '1:1: is of another format: '},
  {what: 'a list of YAML', file: `- ${value}`, line: '1:1: is an item of a list: '},
  {what: 'ENV', file: `ENV ${value}`, line: '1:1: is an instruction of a Dockerfile: '},
  {what: '-e', file: `-e ${value}`, line: '1:1: is an option of docker run: '},
  {what: '--env=', file: `--env=${value}`, line: '1:1: is an option of docker run: '},
  {
    what: 'declare -x',
    file: `declare -x ${value}`,
    line: '1:1: is a statement of another language',
  },
  {what: 'const', file: `const ${value};`, line: '1:1: is a statement of another language: '},
  {what: 'a space in place of =', file: `${name} ${key}`, line: '1:1: has no = after the name: '},
  {what: 'a name alone', file: `A=b\r\n${name}`, line: '2:1: has no =: '},
  {
    what: 'export and a name alone',
    file: `export ${name}`,
    line: '1:1: has a name without a value',
  },
  {what: 'a key alone', file: key, line: '1:1: has no =: write NAME=value.'},
  {what: 'a key of Base64 alone', file: `${key}0=`, line: '1:1: is a value without a name: '},
  {
    what: 'a comment with ;',
    file: '; settings',
    line: '1:1: begins a comment as another language d',
  },
  {
    what: 'a comment with //',
    file: `// ${value}`,
    line: '1:1: begins a comment as another language d',
  },
  {
    what: 'a heading of an .ini file',
    file: `[server]\n${value}`,
    line: '1:1: is of another format',
  },
  {what: 'a quoted assignment', file: `"${value}"`, line: '1:1: begins with a quotation mark: '},
  {what: 'two =', file: `${name}==${key}`, line: `1:25: ${name} has two =: `},
  {
    what: 'an unclosed quote',
    file: `${name}="${key}`,
    line: '1:25: has an opening " without a clos',
  },
  {
    what: 'an unclosed single quote',
    file: `${name}='${key}\nA=b`,
    line: "1:25: has an opening ' with",
  },
  {
    what: 'an unclosed quote that a later line closes',
    file: `${name}="${key}\nA="b"`,
    line: '1:25: has an opening " without a closing one',
  },
  {
    what: 'an unclosed quote of another variable before it',
    file: `A="b\n${name}="${key}"`,
    line: '1:3: has an opening " without a closing one',
  },
  {
    what: 'an unclosed quote that swallows the key whole',
    file: `A="b\n${value}\nB="`,
    line: '1:3: has an opening " that takes in line 2: ',
  },
  {
    what: 'a closing quote alone',
    file: `${value}"`,
    line: `1:55: ${name} ends with a quotation mark`,
  },
  {
    what: 'text after quotes',
    file: `${name}="${key}"x`,
    line: '1:57: has text after the closing "',
  },
  {
    what: 'quotes in quotes',
    file: `${name}='"${key}"'`,
    line: `1:25: ${name} has quotation marks ins`,
  },
  {
    what: 'curly quotes',
    file: `${name}=“${key}”`,
    line: `1:25: ${name} has a curly quotation mark`,
  },
  {
    what: 'a curly quote at its end',
    file: `${value}’`,
    line: `1:55: ${name} has a curly quotation m`,
  },
  {
    what: 'an escaped quote',
    file: `${name}="a\\"${key}"`,
    line: `1:27: ${name} has \\" in its value`,
  },
  {what: 'backticks', file: `${name}=\`openssl rand 9\``, line: `1:25: ${name} is in backticks`},
  {
    what: 'a command',
    file: `${name}=$(openssl rand -base64 32)`,
    line: `1:1: ${name} is the text of `,
  },
  {
    what: 'a command in quotes',
    file: `${name}="$(cat key)"`,
    line: `1:1: ${name} is the text of a c`,
  },
  {
    what: 'another variable',
    file: `${name}=\${KEY}`,
    line: `1:1: ${name} is the text of a command `,
  },
  {
    what: 'a value that begins with #',
    file: `${name}=#${key}`,
    line: `1:25: ${name} has a value that`,
  },
  {
    what: 'a space and a #',
    file: `${name}= #${key}`,
    line: `1:26: ${name} has a value that begins w`,
  },
  {
    what: 'a # in the value',
    file: `${name}=a#${key}`,
    line: `1:26: ${name} has a # in its value, `,
  },
  {
    what: 'a semicolon',
    file: `${value};`,
    line: `1:55: ${name} has more than a value on its line: `,
  },
  {
    what: 'two assignments a line',
    file: `${value} A=b`,
    line: `1:55: ${name} has more than a value`,
  },
  {
    what: 'a command after it',
    file: `${value} && npm start`,
    line: `1:55: ${name} has more than a`,
  },
  {
    what: 'the key behind the variable of another program',
    file: `A=b ${value} npm start`,
    line: `1:5: ${name} is behind another value: `,
  },
  {
    what: 'the whole command',
    file: `LOG_LEVEL=debug ${value} npm start`,
    line: '1:16: LOG_LEVEL has more than a value on its line: ',
  },
  {
    what: 'two keys',
    file: `${value}\n\n${name}=b`,
    line: `3:1: ${name} has another value than in li`,
  },
  {
    what: 'a later empty line',
    file: `${value}\n${name}=`,
    line: `2:1: ${name} is empty here, but has`,
  },
  {
    what: 'two ports',
    file: 'SERVER_PORT=1\nexport SERVER_PORT=2',
    line: '2:1: SERVER_PORT has another',
  },
  {what: 'NUL', file: `${name}=a\0b`, line: '1:26: has the invisible character U+0000: delete it.'},
  {
    what: 'an escape sequence',
    file: `# \u001b[2J\n${value}`,
    line: '1:3: has the invisible character',
  },
  {
    what: 'a zero-width space before it',
    file: `\u200b${value}`,
    line: '1:1: has the invisible charac',
  },
  {
    what: 'a zero-width space after it',
    file: `${value}\u200b`,
    line: '1:55: has the invisible char',
  },
  {
    what: 'a no-break space before =',
    file: `${name}\u00a0=${key}`,
    line: '1:24: has the invisible c',
  },
  {
    what: 'a no-break space after =',
    file: `${name}=\u00a0${key}`,
    line: '1:25: has the invisible ch',
  },
  {
    what: 'a line separator',
    file: `# a\u2028${value}`,
    line: '1:4: has the invisible character U+2028',
  },
  {
    what: 'Latin-1',
    file: Buffer.from(`A=b\n${name}=${key}ü`, 'latin1'),
    line: '2:55: has bytes tha',
  },
  {
    what: 'Latin-1 in a comment',
    file: Buffer.from(`# ü`, 'latin1'),
    line: '1:3: has bytes that are ',
  },
  {
    what: 'a part of a character',
    file: Buffer.from(`A=ü`).subarray(0, 3),
    line: '1:3: has bytes tha',
  },
  {
    what: 'half a character of UTF-16',
    file: asUtf16(`${value}ü`).subarray(0, -1),
    line: '1:55: has b',
  },
  {
    what: 'UTF-32',
    file: Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]),
    line: '1:1: is UTF-32: save ',
  },
  {
    what: 'a picture',
    file: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    line: '1:1: has bytes that ',
  },
];

for (const {what, file, line} of refused) {
  test(`the server does not start with ${what} in .env, and says where`, () => {
    const result = readStart({envFile: file});
    expect(result.ok ? [] : result.problems).toEqual([
      expect.stringMatching(new RegExp(`^\\.env:${escaped(line)}.*(?<=\\.)$`)),
    ]);
    expect(result.ok ? '' : result.problems.join('\n')).not.toContain(key);
  });
}

const nearNames = [
  'eliza_server_auth_token',
  'Eliza_Server_Auth_Token',
  'ELIZA-SERVER-AUTH-TOKEN',
  'ELIZA.SERVER.AUTH.TOKEN',
  'ELIZASERVERAUTHTOKEN',
  'ELIZA_SERVER_AUTH_TOKN',
  'ELIZA_SERVER_AUHT_TOKEN',
  'ELIZA_SERVER_AUTH_TOKENS',
  'ELISA_SEVER_AUTH_TOKEN',
  'ELIZAOS_SERVER_AUTH_TOKEN',
  'ELIZA_AUTH_TOKEN',
  'SERVER_AUTH_TOKEN',
  'ELIZA_SERVER_TOKEN',
  'ELIZA_SERVER_AUTH',
  'ELIZA_SERVER_AUTH_KEY',
  'ELIZA_SERVER_API_KEY',
  'ELIZA_SERVER_AUTH_TOKEN_FILE',
  'VITE_ELIZA_SERVER_AUTH_TOKEN',
  'X-API-KEY',
];

for (const near of nearNames) {
  test(`the server does not start with the key as ${near}, in .env or exported`, () => {
    const message = `${near} is not a variable of the server: write ${name}.`;
    expect(readStart({envFile: `A=b\n ${near}=${key}\n`})).toEqual({
      ok: false,
      problems: [`.env:2:2: ${message}`],
    });
    expect(readStart({variables: {[near]: key}})).toEqual({
      ok: false,
      problems: [`environment: ${message}`],
    });
  });
}

const nearOthers = {
  server_port: 'SERVER_PORT',
  SERVERPORT: 'SERVER_PORT',
  SEVER_HOST: 'SERVER_HOST',
  LOGLEVEL: 'LOG_LEVEL',
  CORS_ORIGINS: 'CORS_ORIGIN',
  TRUST_PROXIES: 'TRUST_PROXY',
  'RATE-LIMIT-MAX': 'RATE_LIMIT_MAX',
  FAILED_ATTEMPT_MAX: 'FAILED_ATTEMPTS_MAX',
  FAILED_ATEMPTS_WINDWO: 'FAILED_ATTEMPTS_WINDOW',
  REDIS_URI: 'REDIS_URL',
  HEADER_TIMEOUT: 'HEADERS_TIMEOUT',
};

for (const [near, meant] of Object.entries(nearOthers)) {
  test(`the server does not start with ${near} in .env, and names ${meant}`, () => {
    expect(readStart({envFile: `${near}=1\n`})).toEqual({
      ok: false,
      problems: [`.env:1:1: ${near} is not a variable of the server: write ${meant}.`],
    });
  });
}

test('beside the key itself, a name that only contains its words is another variable', () => {
  const envFile = `${value}\nVITE_ELIZA_SERVER_AUTH_TOKEN=${key}\nELIZA_SERVER_AUTH_TOKEN_OLD=b\n`;
  expect(readStart({envFile})).toMatchObject({ok: true, config: {key}});
});

test('a file of another kind is a few lines, and how many there are more', () => {
  const result = readStart({envFile: 'These are words.\n'.repeat(30)});
  const problems = result.ok ? [] : result.problems;
  expect(problems).toHaveLength(11);
  expect(problems.at(-1)).toBe('.env: 20 more lines like these.');
});

for (const other of ['.env.txt', '.env.local', 'env', '.env.production']) {
  test(`the server does not start open beside a key in ${other}`, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'reference-server-'));
    await writeFile(path.join(folder, other), asUtf16(`${value}\r\n`));
    expect(readEnvironment(folder, {})).toEqual({
      ok: false,
      problems: [`${other}: sets ${name}, but only .env is read: rename it to .env.`],
    });
    // Each of these says that there is to be none, or which.
    for (const exported of [{[name]: ''}, {[name]: 'another-key'}]) {
      expect(readEnvironment(folder, exported)).toMatchObject({ok: true});
    }
    await rm(folder, {recursive: true});
  });
}

test('a template beside it is no key', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'reference-server-'));
  await writeFile(path.join(folder, '.env.example'), `${name}=your-key\n`);
  await writeFile(path.join(folder, '.env.local'), `# ${name}=\n${name}=\n`);
  expect(readEnvironment(folder, {})).toMatchObject({ok: true});
  await rm(folder, {recursive: true});
});

const unreadable: {what: string; make: (file: string) => unknown; line: string}[] = [
  {
    what: 'a link to nothing',
    make: (file) => symlink('no-such-file', file),
    line: '.env: is a link to a file that is not there: make that file, or remove the link.',
  },
  {
    what: 'a link to itself',
    make: (file) => symlink('.env', file),
    line: '.env: cannot be read (ELOOP): make it a file that this user may read.',
  },
  {
    what: 'a pipe that nobody writes to',
    make: (file) => spawnSync('mkfifo', [file]),
    line: '.env: is a pipe or a device: make it a regular file, or remove it.',
  },
  {
    what: 'a link to a device without an end',
    make: (file) => symlink('/dev/zero', file),
    line: '.env: is a pipe or a device: make it a regular file, or remove it.',
  },
  {
    what: 'a file of two megabytes',
    make: (file) => writeFile(file, 'A=b\n'.repeat(500_000)),
    line: '.env: is larger than 1000000 bytes: make it a file of variables, or remove it.',
  },
];

for (const {what, make, line} of unreadable) {
  test(`a .env that is ${what} stops the start in one line`, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'reference-server-'));
    await make(path.join(folder, '.env'));
    expect(readEnvironment(folder, {})).toEqual({ok: false, problems: [line]});
    await rm(folder, {recursive: true});
  });
}

test('a .env that is a link to a file is read', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'reference-server-'));
  await writeFile(path.join(folder, 'settings'), `${value}\n`);
  await symlink('settings', path.join(folder, '.env'));
  expect(readEnvironment(folder, {})).toMatchObject({ok: true, config: {key}});
  await rm(folder, {recursive: true});
});

test('the program itself reads UTF-16, and ends with 1 where .env has a line that it cannot read', async () => {
  await withServerProgram({envFile: asUtf16(`${value}\r\n`)}, async (program) => {
    await untilListening(program);
    expect(program.output()).not.toContain('disabled');
  });
  expect(await refusalToStart({envFile: `set ${value}\n`})).toEqual({
    exitCode: 1,
    lines: [`.env:1:1: is a command of the Windows shell: write ${name}=value.`],
  });
});

const pieces = fc.constantFrom(
  ...[
    'A',
    'B_1',
    'c.d',
    'export',
    ' ',
    '  ',
    '\t',
    '=',
    ':',
    '#',
    '"',
    "'",
    '`',
    '\\',
    '\n',
    '\r\n',
  ],
  ...[
    '\\"',
    '\\n',
    'x',
    'y z',
    'ü',
    '\u00a0',
    '\u200b',
    '\u2028',
    '\f',
    '$(x)',
    '"\n"',
    '="',
    '\n#',
  ],
);

test('whatever the strict reading lets through, dotenv reads in the same way', () => {
  const texts = fc.oneof(
    fc.array(pieces, {maxLength: 40}).map((parts) => parts.join('')),
    fc
      .array(fc.tuple(fc.constantFrom('A', 'B', 'export C'), fc.array(pieces, {maxLength: 6})), {
        maxLength: 6,
      })
      .map((lines) => lines.map(([head, parts]) => `${head}=${parts.join('')}`).join('\n')),
  );
  let letThrough = 0;
  fc.assert(
    fc.property(texts, (written) => {
      const text = written.replace(/\r\n?/g, '\n');
      const {assignments, problems} = readLines(text, explainLine);
      if (problems.length > 0) return;
      letThrough++;
      const seen = Object.fromEntries(assignments.map((one) => [one.name, one.value]));
      expect(seen).toEqual(dotenv.parse(text));
    }),
    {numRuns: 4000},
  );
  expect(letThrough).toBeGreaterThan(200);
});

test('each place that is named is one of the file', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 60}), (bytes) => {
      const result = readStart({envFile: bytes});
      if (result.ok) return;
      for (const problem of result.problems)
        expect(problem).toMatch(/^\.env(?::[1-9]\d*:[1-9]\d*)?: /);
    }),
    {numRuns: 200},
  );
});

test('the line of the guide that saves a key is one that is read', async () => {
  const script = await readFile('examples/enable-authentication/save.sh', 'utf8');
  const [, line = ''] = /printf '(.*)' /.exec(script) ?? [];
  const envFile = line.replaceAll('\\n', '\n').replace('%s', key);
  expect(readStart({envFile})).toMatchObject({ok: true, config: {key}});
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
