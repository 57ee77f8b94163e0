import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase, holdTable} from '../../claims/phrase.ts';
import type {Start} from '../../servers/launcher.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {needsProgram, printed, wrappedKey} from '../code-of-page.ts';
import {refusalOrKey} from '../key-at-start.ts';
import {agents, success} from '../requests.ts';

const claim = startClaim('It starts the server with what programs make of a key.');

const ofReference = whiteBoxClaim('It runs a command beside the server.');

/** What the commands leave in a Secret, by what the page says of it. */
ofReference('operate/store-the-key/echo-in-secret', async (context) => {
  const key = strongKey();
  const commands = ['echo "$KEY" | base64', 'printf %s "$KEY" | base64'];
  const known = Object.fromEntries(commands.map((command) => [command, command]));
  const columns = ['Command', 'The key in the Secret ends with'] as const;
  needsProgram('base64');
  await holdTable(context, columns, known, async (command) => {
    const text = await printed(command, {variables: {KEY: key}});
    const secret = Buffer.from(text, 'base64').toString('utf8');
    const ends: Record<string, string> = {[`${key}\n`]: 'a line break', [key]: 'the key'};
    return [ends[secret] ?? 'something else', `ran ${command}, and decoded it`];
  });
});

ofReference('operate/store-the-key/base64-line', async ({documented, hold}) => {
  const [line = '', rest] = await wrappedKey('openssl rand -base64 60');
  hold.same(documented.code(), String(line.length), 'ran openssl rand -base64 60');
  hold.ok(documented.code(), rest !== undefined, line, 'ran openssl rand -base64 60');
  const whole = await wrappedKey('openssl rand -base64 48');
  hold.same(documented.code(), whole.map(({length}) => length).join(), 'ran it for 48 bytes');
});

ofReference('operate/store-the-key/base64-bytes', async ({documented, hold}) => {
  const lines = await wrappedKey(documented.code().text);
  hold.ok(documented.code(), lines.length === 2, `${lines.length} lines`, 'ran it');
});

claim('operate/store-the-key/inner-space', async (context) => {
  const {documented, hold, withServer} = context;
  const key = `${strongKey()} b`;
  const statusLine = await withServer({envFile: `${keyVariable}=${key}\n`}, async (server) => {
    const answer = await server.ask(agents, {headers: {'X-API-KEY': key}});
    return answer.statusLine;
  });
  const isRead = statusLine === success(context);
  const known = {'needs no quotes': isRead, 'needs quotes': !isRead};
  holdPhrase(hold, documented.text(), known, statusLine, 'sent that key');
});

ofReference('operate/store-the-key/shell-space', async ({documented, hold}) => {
  const value = await printed('export NAME=one two\nprintf %s "$NAME"');
  const known = {'ends the value there': value === 'one', 'takes all of it': value === 'one two'};
  holdPhrase(hold, documented.text(), known, value, 'exported NAME=one two in bash');
});

ofReference('operate/store-the-key/shell-dollar', async ({documented, hold}) => {
  const [between, single] = [`"a$HOME"`, `'a$HOME'`].map((text) => `printf %s ${text}`);
  const variables = {HOME: '/b'};
  const [inDouble, inSingle] = [
    await printed(between ?? '', {variables}),
    await printed(single ?? '', {variables}),
  ];
  const isReplaced = inDouble === 'a/b';
  holdPhrase(
    hold,
    documented.text(),
    {
      'not between single quotes': isReplaced && inSingle === 'a$HOME',
      'between single quotes, too': isReplaced && inSingle === 'a/b',
    },
    `${inDouble} and ${inSingle}`,
    'wrote a$HOME between both kinds of quotes in bash, where HOME is /b',
  );
});

/** A start with a key that something has changed on its way, and the key. */
type Spoil = (key: string) => Start | Promise<Start>;

const exported = (value: string): Start => ({variables: {[keyVariable]: value}});
const inFile = (value: string): Start => ({envFile: `${keyVariable}=${value}\n`});

/** What the page says of each. */
const spoils: Readonly<Record<string, Spoil>> = {
  'a line break at the end, exported': (key) => exported(`${key}\n`),
  'a space at the end, exported': (key) => exported(`${key} `),
  'a line break inside, exported': async () => exported((await plainLines()).join('\n')),
  'a key on two lines in .env': async () => inFile((await plainLines()).join('\n')),
  'a # in the key in .env': (key) => inFile(`${key}#${key}`),
  'two keys in .env': (key) => inFile(`${strongKey()}\n${keyVariable}=${key}`),
  'quotation marks, exported': (key) => exported(`"${key}"`),
  'an empty variable, exported over a key in .env': (key) => ({...exported(''), ...inFile(key)}),
  'ELIZA_SERVER_AUTH_TOKEN_FILE in place of the variable': (key) => ({
    variables: {[`${keyVariable}_FILE`]: key},
  }),
  '.env in UTF-16': (key) => ({envFile: Buffer.from(`\ufeff${inFile(key).envFile}`, 'utf16le')}),
};

claim('operate/store-the-key/refused', async (context) => {
  const columns = ['What it gets', 'What it says'] as const;
  await holdTable(context, columns, spoils, async (spoil, {text}) => {
    const key = strongKey();
    const said = await refusalOrKey(context, await spoil(key), key);
    return [said, `started with ${text}`];
  });
});

/** A key on two lines, the second of which has no + and no /, for which the message is another. */
async function plainLines(): Promise<string[]> {
  for (;;) {
    const lines = await wrappedKey('openssl rand -base64 60');
    if (/^\w+$/.test(lines.at(-1) ?? '')) return lines;
  }
}
