import {spawnSync} from 'node:child_process';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase, holdTable} from '../../claims/phrase.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {refusalOrKeyOfProgram, takesTheKey} from '../key-at-start.ts';
import {refusalText, starts} from '../refusal.ts';

const claim = startClaim('It starts the server beside other files.');
const ofReference = whiteBoxClaim('It is about the files and names of the reference server.');

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
  const isTaken = taken === takesTheKey;
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
