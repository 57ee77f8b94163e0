import {type Startable, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase, holdTable} from '../../claims/phrase.ts';
import {keyVariable} from '../../servers/strong-key.ts';
import {refusalOrKey} from '../key-at-start.ts';
import {refusalText, starts} from '../refusal.ts';

const claim = startClaim('It starts the server beside other files.');
const ofReference = whiteBoxClaim('It is about the .env file of the reference server.');

/** The lines that the page shows, in its order: each is an example of its own. */
const lines = [
  `set ${keyVariable}=key`,
  `$env:${keyVariable}="key"`,
  '$env = "key"',
  '[Environment]::SetEnvironmentVariable( "A", "b" )',
  `setenv ${keyVariable} key`,
  `export -x ${keyVariable}=key`,
  `-e ${keyVariable}=key`,
  `ENV ${keyVariable}=key`,
  `const ${keyVariable} = "key"`,
  `- ${keyVariable}=key`,
  `{"${keyVariable}": "key"}`,
  `"${keyVariable}": "key"`,
  `export "${keyVariable}"="key"`,
  `$${keyVariable}=key`,
  '=key',
  `my ${keyVariable} = key`,
  `+${keyVariable}=key`,
  `${keyVariable},key`,
  `${keyVariable}: key`,
  `export ${keyVariable} : key`,
  `${keyVariable} key`,
  `export ${keyVariable} key`,
  keyVariable,
  `export ${keyVariable}`,
  'kN3v8QyT2mXz5pRw=',
  `${keyVariable}==key`,
  '; settings',
  'REM settings',
  `${keyVariable}="key`,
  `${keyVariable}="ke\\"y"`,
  `${keyVariable}="'key'"`,
  `${keyVariable}=\`cat key\``,
  `${keyVariable}="key"1`,
  `${keyVariable}=key" # words`,
  `${keyVariable}=“key”`,
  `${keyVariable}=key”`,
  `${keyVariable}=k“ey`,
  `${keyVariable}=#key`,
  `${keyVariable}=key# words`,
  `${keyVariable}=$(openssl rand -base64 32)`,
  `LOG_LEVEL=debug ${keyVariable}=key npm start`,
  `${keyVariable}=key export A=b`,
  `${keyVariable}=key;`,
  `NOTE=it's ${keyVariable}=key`,
  `${keyVariable.toLowerCase()}=key`,
];

claim('reference-server/start-stop-messages/env-lines', async (context) => {
  const columns = ['The first line of .env', 'What the server says'] as const;
  const known = Object.fromEntries(lines.map((line) => [line, line]));
  await holdTable(context, columns, known, async (line) => {
    const said = await refusalOrKey(context, {envFile: `${line}\nA=b\n`}, 'key');
    return [said, `started with: ${line}`];
  });
});

/** What the server says of a file with this line, by the place and the rest. */
async function saidOf(line: string, refusalOf: Startable['refusalOf']) {
  const [said = starts] = await refusalOf({envFile: `${line}\nA=b\n`});
  const [, column = '', message = said] = /^\.env:1:(\d+): (.*)$/.exec(said) ?? [];
  return {said, column: Number(column), message};
}

ofReference('reference-server/start-stop-messages/env-line-start', async (context) => {
  const {documented, hold, refusalOf} = context;
  const {message} = await saidOf(`${keyVariable} key`, refusalOf);
  for (const line of lines) {
    const {said, ...behind} = await saidOf(`these three words ${line}`, refusalOf);
    const plain = (text: string) => text.replace(/write .*/, '');
    const isOfStart = behind.column === 1 && plain(behind.message) === plain(message);
    holdPhrase(
      hold,
      documented.text(),
      {start: isOfStart},
      said,
      `wrote three words before ${line}`,
    );
  }
});

ofReference('reference-server/start-stop-messages/env-line-spaces', async (context) => {
  const {documented, hold, refusalOf} = context;
  const text = documented.text();
  for (const line of lines) {
    const {column, message} = await saidOf(line, refusalOf);
    const indented = await saidOf(`  ${line}`, refusalOf);
    const isSame = indented.message === message && indented.column === column + 2;
    const asked = `wrote two spaces before ${line}`;
    holdPhrase(hold, text, {'no difference': isSame}, indented.said, asked);
    const spread = await saidOf(line.replaceAll(' ', '   '), refusalOf);
    const isEven = spread.message === message;
    holdPhrase(hold, text, {'no difference': isEven}, spread.said, `wrote more spaces in ${line}`);
    const trailing = await saidOf(`${line}  `, refusalOf);
    const isLikeIt = trailing.message === message && trailing.column === column;
    const behind = `wrote two spaces behind ${line}`;
    holdPhrase(hold, text, {'no difference': isLikeIt}, trailing.said, behind);
  }
});

/**
 * A file with so many problems, of two kinds in turns. The word is what JavaScript would look for as the end of a value that
 * has no quotation mark.
 */
function problemFile(count: number): string {
  return Array.from({length: count}, (_, place) =>
    place % 2 === 0 ? 'LOG_LEVEL==info\n' : `undefined ${place}\n`,
  ).join('');
}

ofReference(
  'reference-server/start-stop-messages/env-lines-named',
  async ({documented, hold, refusalOf}) => {
    const named = documented.code();
    const most = Number(named.text);
    const said = await refusalOf({envFile: problemFile(most + 1)});
    const inOrder = said.filter((line, place) => line.startsWith(`.env:${place + 1}:`));
    hold.same(named, String(inOrder.length), `started with ${most + 1} lines that cannot be read`);
    const all = await refusalOf({envFile: problemFile(most)});
    const asked = `started with ${most} lines that cannot be read`;
    hold.same(named, String(all.length), asked);
  },
);

ofReference(
  'reference-server/start-stop-messages/env-lines-more',
  async ({documented, otherClaim, hold, refusalOf}) => {
    const more = documented.block();
    const most = Number(
      otherClaim('reference-server/start-stop-messages/env-lines-named').code().text,
    );
    const count = most + Number(/\d+/.exec(more.text)?.[0]);
    const said = await refusalOf({envFile: problemFile(count)});
    const asked = `started with ${count} lines that cannot be read`;
    hold.same(more, said.slice(most).join('\n'), asked);
  },
);

/** Files with a character that nobody sees, by what the page says of them. */
const hidden: Readonly<Record<string, string>> = {
  'U+200B before a name': '\u200bLOG_LEVEL=info',
  'U+00A0 before =': 'LOG_LEVEL\u00a0=info',
  'U+2060 before a value': 'LOG_LEVEL=\u2060info',
  'U+00A0 after a value': 'A=b\nLOG_LEVEL=info\u00a0',
  'U+00A0 between a value and its comment': 'LOG_LEVEL=info\u00a0 # words',
  'U+00A0 after two words, and spaces behind it': 'A=b c\u00a0  # words',
  'U+200B after a closing quotation mark': 'LOG_LEVEL="info" \u200b',
  'U+0007 inside a value': 'LOG_LEVEL=in\u0007fo',
  'U+0000 as the second of four bytes': 'A\u0000=',
  'U+0000 as the third of four bytes': 'A=\u0000',
  'U+0000 four times': 'A=\u0000\u0000\u0000\u0000',
  'U+2028 in a comment': '# one\u2028LOG_LEVEL=info',
  'U+200B in a comment': 'LOG_LEVEL=info # \u200bwords\u200b',
  'U+00A0 inside a value': 'A="b\u00a0c"\nB=b\u00a0c',
};

/** Files with values over several lines, by what the page says of them. */
const severalLines: Readonly<Record<string, string>> = {
  'a value of the server on two lines': 'A=b\nLOG_LEVEL="in\nfo"',
  'another value that takes in one of the server': 'OTHER="one\ntwo\nLOG_LEVEL=info"',
  'another value that takes in an indented export': "OTHER='one\n \texport  LOG_LEVEL\t = info'",
  'text after a value of two lines': 'OTHER="one\nA=b"three',
  'a wrong line after a value of two lines': 'OTHER="one\ntwo"\nword three',
  'another value on several lines':
    'OTHER="one\nset LOG_LEVEL=info\n# \\"two"  # words\nLOG_LEVEL=info',
  'a comment with quotation marks':
    'OTHER=one # "two\n# \'three\' four\n#"five\nLOG_LEVEL="info"\t#six',
};

/** Files with two values for one variable, by what the page says of them. */
const contradictions: Readonly<Record<string, string>> = {
  'another value further down': 'LOG_LEVEL=info\nA=b\nLOG_LEVEL=warn',
  'an empty value further down': 'LOG_LEVEL=info\nA=b\nLOG_LEVEL=',
  'two empty values before the other': 'A=b\nLOG_LEVEL=\nLOG_LEVEL=\nLOG_LEVEL=info',
};

for (const [id, known] of Object.entries({
  'reference-server/start-stop-messages/env-contradictions': contradictions,
  'reference-server/start-stop-messages/env-hidden': hidden,
  'reference-server/start-stop-messages/env-several-lines': severalLines,
})) {
  ofReference(id, async (context) => {
    const columns = ['The file has', 'What the server says'] as const;
    await holdTable(context, columns, known, async (text, phrase) => {
      const said = await refusalText(context.refusalOf, {envFile: `${text}\n`});
      return [said === starts ? 'nothing, it starts' : said, `started with ${phrase.text}`];
    });
  });
}
