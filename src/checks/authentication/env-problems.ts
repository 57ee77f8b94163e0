import {spawnSync} from 'node:child_process';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {actionFor, holdAllPhrases, holdPhrase, holdTable} from '../../claims/phrase.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {refusalOrKey, refusalOrKeyOfProgram} from '../key-at-start.ts';
import {levelOf, noLine} from '../log-lines.ts';
import {refusalText, starts} from '../refusal.ts';

const claim = startClaim('It starts the server beside other files.');
const ofReference = whiteBoxClaim('It is about the files and names of the reference server.');

const keyVariable = 'ELIZA_SERVER_AUTH_TOKEN';

claim(
  'reference-server/start-stop-messages/env-file-twice',
  async ({documented, hold, refusalOf}) => {
    const block = documented.block();
    const said = await refusalOf({envFile: `${block.text}\n`});
    hold.ok(block, said.length === 1, said.join('\n') || starts, 'started with this file');
    const [first = '', second = ''] = block.text.split('\n');
    // Each line by itself is one that it reads.
    const alone = await refusalOf({envFile: `${first}\n`});
    hold.ok(block, alone.length === 0, alone.join('\n') || starts, `started with: ${first}`);
    const turned = await refusalOf({envFile: `${second}\n${first}\n`});
    hold.ok(block, turned.length === 0, turned.join('\n') || starts, 'turned the two lines around');
  },
);

claim(
  'reference-server/start-stop-messages/env-file-twice-error',
  async ({documented, otherClaim, hold, refusalOf}) => {
    const envFile = `${otherClaim('reference-server/start-stop-messages/env-file-twice').block().text}\n`;
    const shown = await refusalText(refusalOf, {envFile});
    hold.same(documented.block(), shown, 'started the server with the file above');
  },
);

/** Names that are nearly one of the server's, by what the page says of them. */
const nearNames: Readonly<Record<string, readonly string[]>> = {
  'another letter case': ['eliza_server_auth_token', 'Log_Level'],
  'a hyphen in place of an underscore, no underscore, or one too many': [
    'ELIZA-SERVER-AUTH-TOKEN',
    'CORSORIGIN',
    '_LOG_LEVEL',
    'LOG__LEVEL',
  ],
  'a letter too few, a letter too many, another letter, or two letters swapped': [
    'ELIZA_SERVER_AUTH_TOKN',
    'CORS_ORIGINS',
    'REDIS_URI',
    'TRUST_PORXY',
  ],
  'up to two of these in a name of at least 14 letters': [
    'HEADRS_TIMEOT',
    'HEADERS_TIEMOTU',
    'XCONNECTION_MAX',
  ],
  'up to three of these in a name of 20 letters': [
    'ELIZA_SERVR_ATH_TOKN',
    'AFILED_ATTMEPTS_WIDNOW',
  ],
  'the plural, as in TRUST_PROXIES': ['TRUST_PROXIES'],
  "three of the four words of the key's variable, or ELIZAOS, AUTHTOKEN, or KEY for some of them, where that itself is not set":
    [
      'ELIZA_AUTH_TOKEN',
      'SERVER_AUTH_TOKEN',
      'ELIZA_SERVER_AUTH_TOKEN_FILE',
      'ELIZAOS_AUTH_KEY',
      'ELIZA_AUTHTOKEN',
    ],
  'the name of the header, X-API-KEY': ['X-API-KEY'],
};

claim('reference-server/start-stop-messages/near-names', async (context) => {
  const {documented, hold} = context;
  const items = documented.items();
  holdAllPhrases(hold, items, nearNames);
  for (const item of items) {
    for (const name of actionFor(hold, item, nearNames) ?? []) {
      const key = strongKey();
      const said = await refusalOrKey(context, {envFile: `${name}=${key}\n`}, key);
      const isNamed = !said.includes('\n') && said.startsWith(`.env:1:1: ${name} is not`);
      hold.ok(item, isNamed, said, `set ${name} in the file`);
    }
  }
});

claim(
  'reference-server/start-stop-messages/near-exported',
  async ({documented, hold, refusalOf, withKeyedServer}) => {
    const [misspelled] = await refusalOf({variables: {ELIZA_SERVER_AUTH_TOKN: strongKey()}});
    await withKeyedServer({CORS_ORIGINS: '*'}, async (server) => {
      const lines = (await server.log()).filter((line) => levelOf(line) === 'warn');
      const warns = lines.some((line) => / CORS_ORIGINS .* CORS_ORIGIN\?/.test(line));
      const isTold = warns && misspelled !== undefined;
      holdPhrase(
        hold,
        documented.text(),
        {'a warning in the log': isTold, nothing: !isTold && lines.length === 0},
        lines.join('\n') || noLine,
        'exported names that are nearly right',
      );
    });
    // Python programs read the first, and an empty value or one of another program means nothing.
    const harmless = {LOGLEVEL: 'info', CORS_ORIGINS: '', NOTE: '"quoted"', ELIZA_AUTH_TOKEN: ''};
    await withKeyedServer(harmless, async (server) => {
      const warning = (await server.log()).find((line) => levelOf(line) === 'warn');
      const asked = `exported ${Object.keys(harmless).join(', ')}`;
      hold.ok(documented.text(), warning === undefined, warning ?? noLine, asked);
    });
    const said = await refusalText(refusalOf, {variables: harmless});
    hold.ok(documented.text(), said === starts, said, 'exported these without a key');
  },
);

/** The first half of a character that takes two of UTF-16, behind one that does too. */
function halfCharacter(mark: string): Buffer {
  return Buffer.from(`${mark}# \u{1f511} the key \ud83d.`, 'utf16le');
}

/** What may be there in the place of the file, by what the page says of it. */
const files: Readonly<Record<string, (file: string) => unknown>> = {
  'a link to a file that is not there': (file) => symlink('no-such-file', file),
  'a named pipe': (file) => spawnSync('mkfifo', [file]),
  'more than a megabyte': (file) => writeFile(file, '#'.repeat(1_000_001)),
  'a comment of a megabyte': (file) => writeFile(file, '#'.repeat(1_000_000)),
  'text in Latin-1': (file) => writeFile(file, Buffer.from('# ü', 'latin1')),
  'text in Latin-1 from the third line on': (file) =>
    writeFile(file, Buffer.from('# one\r\n# two\r# 1 ü ü', 'latin1')),
  'text in UTF-16 with half a character': (file) => writeFile(file, halfCharacter('\ufeff')),
  'text in UTF-16, big endian, with half a character': (file) =>
    writeFile(file, halfCharacter('\ufeff').swap16()),
  'text in UTF-32': (file) => writeFile(file, Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])),
  'text in UTF-32, big endian': (file) =>
    writeFile(file, Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x41])),
  'a picture': (file) => writeFile(file, Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
};

claim('reference-server/start-stop-messages/unreadable-env-files', async (context) => {
  const columns = ['.env is', 'What the server says'] as const;
  await holdTable(context, columns, files, async (makeEnvFile, {text}) => [
    await refusalOrKeyOfProgram(context, {makeEnvFile}, strongKey()),
    `started beside ${text}`,
  ]);
});

/** The byte order marks by their encoding: https://www.unicode.org/faq/utf_bom.html#bom4. */
const marks = [
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
] as const;

ofReference('reference-server/start-stop-messages/whole-mark', async (context) => {
  const {documented, hold, refusalOf} = context;
  const other = '#'.charCodeAt(0);
  for (const [encoding, mark] of marks) {
    for (const place of mark.keys()) {
      const bytes = mark.map((byte, index) => (index === place ? other : byte));
      const said = await refusalText(refusalOf, {envFile: Buffer.from(bytes)});
      // Two bytes of a mark of UTF-32 are one of UTF-16.
      const isSo = encoding === 'UTF-16' ? said.includes('not UTF-8') : !said.includes('UTF-32');
      const asked = `wrote the bytes ${Buffer.from(bytes).toString('hex')}`;
      holdPhrase(hold, documented.text(), {whole: isSo}, said, asked);
    }
  }
});

ofReference('reference-server/start-stop-messages/env-inside', async (context) => {
  const {documented, hold} = context;
  for (const code of documented.codes()) {
    const twice = `a${code.text}b${code.text}a`;
    const key = `${strongKey()}${code.text}X${twice}${strongKey()}`;
    for (const quote of ['', '"', "'"].filter((one) => one === '' || one !== code.text)) {
      const envFile = `${keyVariable}=${quote}${key}${quote}\n`;
      const said = await refusalOrKey(context, {envFile}, key);
      const asked = `wrote it into a key, ${quote === '' ? 'without quotes' : `in ${quote}`}`;
      hold.ok(code, said === `${starts}, and takes the key`, said, asked);
    }
    const parts = [code.text, strongKey(), code.text, strongKey()];
    for (const exported of [parts.join(''), parts.toReversed().join('')]) {
      const said = await refusalOrKey(context, {variables: {[keyVariable]: exported}}, exported);
      const asked = 'exported a key with it twice';
      hold.ok(code, said === `${starts}, and takes the key`, said, asked);
    }
  }
});

ofReference('reference-server/start-stop-messages/other-names', async (context) => {
  const {documented, hold, withServer, refusalOf} = context;
  for (const name of documented.codes()) {
    for (const start of [
      {envFile: `${name.text}=1\n${keyVariable}=${strongKey()}\n`},
      {variables: {[name.text]: '1', [keyVariable]: strongKey()}},
    ]) {
      const said = await refusalText(refusalOf, start);
      hold.ok(name, said === starts, said, `set ${name.text}`);
      const log = await withServer(start, async (server) => server.log());
      const named = log.find((line) => line.includes(name.text));
      hold.ok(name, named === undefined, named ?? noLine, `set ${name.text}`);
    }
  }
});

/** Lines that set a key, as `.env` can have them. */
const keyLines = (key: string) => [
  `${keyVariable}=${key}`,
  `A=b\n  export  ${keyVariable} = "${key}"`,
  `\t${keyVariable}\t=\t'${key}'`,
];

/** Lines that set none. */
const otherLines = [
  `${keyVariable}=`,
  `# ${keyVariable}=key`,
  `${keyVariable}= # key`,
  `X_${keyVariable}=key`,
];

ofReference('reference-server/start-stop-messages/other-env-names', async (context) => {
  const {documented, hold} = context;
  for (const name of documented.codes()) {
    const key = strongKey();
    const expected = context
      .otherClaim('reference-server/start-stop-messages/other-env-file')
      .block()
      .text.replace(/^[^:]*/, name.text);
    for (const line of keyLines(key)) {
      const start = {envFile: `${line}\n`, envFileName: name.text};
      const said = await refusalOrKeyOfProgram(context, start, key);
      hold.ok(name, said === expected, said, `started beside ${name.text} with: ${line}`);
    }
  }
  const [first] = documented.codes();
  if (!first) return;
  const exported = strongKey();
  const start = {
    variables: {[keyVariable]: exported},
    envFile: `${keyVariable}=${strongKey()}\n`,
    envFileName: first.text,
  };
  const taken = await refusalOrKeyOfProgram(context, start, exported);
  const isTaken = taken === `${starts}, and takes the key`;
  hold.ok(first, isTaken, taken, `exported a key beside ${first.text}`);
  const folder = {envFileName: first.text, makeEnvFile: (file: string) => mkdir(file)};
  const besideFolder = await refusalOrKeyOfProgram(context, folder, 'key');
  const asked = `started beside a folder ${first.text}`;
  hold.ok(first, besideFolder.startsWith(starts), besideFolder, asked);
  for (const line of otherLines) {
    const start = {envFile: `${line}\n`, envFileName: first.text};
    const said = await refusalOrKeyOfProgram(context, start, 'key');
    hold.ok(first, said.startsWith(starts), said, `started beside ${first.text} with: ${line}`);
  }
});

ofReference('reference-server/start-stop-messages/unread-env-names', async (context) => {
  const {documented, hold} = context;
  for (const name of documented.codes()) {
    const key = strongKey();
    const start = {envFile: `${keyVariable}=${key}\n`, envFileName: name.text};
    const said = await refusalOrKeyOfProgram(context, start, key);
    hold.ok(name, said.startsWith(starts), said, `started beside ${name.text} with a key`);
  }
});

claim('reference-server/start-stop-messages/other-env-file', async (context) => {
  const {documented, hold} = context;
  const [name = ''] = documented.block().text.split(':');
  const key = strongKey();
  const start = {envFile: `${keyVariable}=${key}\n`, envFileName: name};
  const said = await refusalOrKeyOfProgram(context, start, key);
  hold.same(documented.block(), said, `started beside ${name} with a key`);
});
