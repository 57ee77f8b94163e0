import {startClaim} from '../../claims/claim.ts';
import {actionFor, holdAllPhrases, holdPhrase} from '../../claims/phrase.ts';
import {type Start, StartRefused} from '../../servers/launcher.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {refusalOrKey} from '../key-at-start.ts';
import {levelOf, lineWith, noLine, warningAbout} from '../log-lines.ts';
import {orRefusal, starts} from '../refusal.ts';
import {agents, holdKeyNeeded, refusals} from '../requests.ts';
import {variableMeanings} from '../server/variables.ts';
import {effectsOfValues} from './effects.ts';
import {generatedKeys} from './generated-keys.ts';

const claim = startClaim('It starts the server with other settings.');

claim('operate/store-the-key/other-key-warning', async ({documented, hold, withServer}) => {
  const keys = [strongKey(), strongKey()] as const;
  const start = {variables: {[keyVariable]: keys[0]}, envFile: `${keyVariable}=${keys[1]}\n`};
  await withServer(start, async (server) => {
    const warning = await warningAbout(server, keyVariable);
    hold.same(documented.block(), warning ?? noLine, 'started with another key in the file');
    const leak = lineWith(await server.log(), keys);
    hold.ok(
      documented.block(),
      leak === undefined,
      leak ?? noLine,
      'looked for the keys in the log',
    );
  });
  const inFile = {envFile: `${keyVariable}=${keys[0]}\n`};
  for (const other of [inFile, {...inFile, variables: {[keyVariable]: keys[0]}}]) {
    const warning = await withServer(other, (server) => warningAbout(server, keyVariable));
    const asked = 'started with one key, in the file or in both places';
    hold.ok(documented.block(), warning === undefined, warning ?? noLine, asked);
  }
});

claim('reference/configuration/loose-values', async (context) => {
  const {documented, hold, withServer} = context;
  const isRefused = refusals(context);
  const strict = await effectsOfValues(withServer, (value) => value);
  const loose = await effectsOfValues(withServer, (value) => ` ${value}\t\n`);
  const key = strongKey();
  const withKey = await orRefusal(
    withServer({variables: {[keyVariable]: ` ${key}`}}, (server) =>
      server.ask(agents, {headers: {'X-API-KEY': key}}),
    ),
  );
  const isKeyHarmed = withKey instanceof StartRefused || isRefused(withKey);
  const isHarmless = strict === loose && isKeyHarmed;
  const values = strict === loose ? 'the same effects' : 'other effects';
  holdPhrase(
    hold,
    documented.text(),
    {'does no harm': isHarmless, 'makes a difference': !isHarmless},
    `${values}; the key is ${isKeyHarmed ? 'another one' : 'the same'}`,
    'put whitespace around values, and around a key',
  );
});

claim('reference/configuration/log-level-case', async ({documented, hold, withKeyedServer}) => {
  const levelsAt = (level: string) =>
    withKeyedServer({LOG_LEVEL: level}, async (server) => {
      await server.ask(agents);
      return [...new Set((await server.log()).map(levelOf))].sort().join();
    });
  const [one, other] = [await levelsAt('warn'), await levelsAt('WARN')];
  const isSame = one === other;
  holdPhrase(
    hold,
    documented.text(),
    {'makes no difference': isSame, 'makes a difference': !isSame},
    `it logs at ${one}, and at ${other}`,
    'set LOG_LEVEL to warn and to WARN',
  );
});

/** Lines that nearly look as if they were meant for the server. */
const ofOthers = [
  'NOTE=two B=c',
  'NOTE2="set LOG_LEVEL=info"',
  'NOTE3=a # then LOG_LEVEL=info',
  'NOTE4=LOG_LEVEL=info',
  'A1B2C3D4E5F6G7H8I9=',
  'a1b2c3d4e5f6g7h8i9=',
  'AbcdefghijklmnopqR=',
  'kN3v8QyT2mXz5pR=',
  'kN3v8QyT2mXz5pRw=value',
  'LOG_LEVL=',
  'SERVER_AUTH_TOKEN=another',
];

/** How a file may be written, by what the page says of it. Each has the key of this line. */
function formsOf(line: string): Record<string, readonly (string | Uint8Array)[]> {
  const [name = '', ...rest] = line.split('=');
  const value = rest.join('=');
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  const chinese = `\ufeff# ${'密钥'.repeat(99)}\r\n${line}\r\n`;
  return {
    'UTF-8 text, with a byte order mark or without': [line, `\ufeff${line}`],
    'UTF-16 text, with a byte order mark or without, as Windows PowerShell 5 writes it with >': [
      utf16(`\ufeff${line}\r\n`),
      utf16(line),
      utf16(`\ufeff${line}\r\n`).swap16(),
      utf16(line).swap16(),
      // Few of its bytes are zero.
      ...[utf16(chinese), utf16(chinese).swap16()],
    ],
    'line ends of Windows, Linux, or Mac OS 9': ['\r\n', '\n', '\r'].map((end) =>
      ['A=b', line, 'C=d', ''].join(end),
    ),
    'blank lines, and comments that begin with #': [`\n# settings\n  # more\n\n${line}\n`],
    'export before the name': [`export ${line}`, `\texport \t${line}`],
    'spaces around =': [`${name} = ${value}`],
    'the value in double or single quotes': [`${name}="${value}"`, `${name}='${value}'`],
    'a comment behind the value, with a space before its #': [`${line} # the "key"; A=b`],
    'variables of other programs': [
      `OPENAI_API_KEY=a\nAPI_CORS_ORIGIN=*\n${line}\nX_LOG_LEVEL=b`,
      `${line}\n${ofOthers.join('\n')}`,
    ],
    'the same line twice': [`${line}\n${line}\n`],
  };
}

claim('operate/store-the-key/env-file-forms', async (context) => {
  const {documented, hold, withServer} = context;
  const key = strongKey();
  const forms = formsOf(`${keyVariable}=${key}`);
  const items = documented.items();
  holdAllPhrases(hold, items, forms);
  for (const item of items) {
    for (const envFile of actionFor(hold, item, forms) ?? []) {
      const answers = await orRefusal(
        withServer({envFile}, async (server) => ({
          without: await server.ask(agents),
          withKey: await server.ask(agents, {headers: {'X-API-KEY': key}}),
        })),
      );
      const refusal = answers instanceof StartRefused ? answers.message : undefined;
      const asked = 'started with such a file';
      hold.ok(item, refusal === undefined, refusal ?? starts, asked);
      if (!(answers instanceof StartRefused)) holdKeyNeeded(context, item, answers);
    }
  }
});

claim('operate/store-the-key/quoted-export', async (context) => {
  const {documented, hold} = context;
  for (const quote of ['"', "'"]) {
    const key = strongKey();
    const variables = {[keyVariable]: `${quote}${key}${quote}`};
    const said = await refusalOrKey(context, {variables}, key);
    hold.same(documented.block(), said, 'exported a key in quotes');
  }
});

claim('operate/store-the-key/plain-key', async (context) => {
  const {documented, hold, withServer} = context;
  const isRefused = refusals(context);
  const keys = await generatedKeys('examples/generate-key/openssl.sh', 20);
  // One of each kind: what could need quotes are characters that are neither letters nor digits.
  const kinds = new Map(keys.map((key) => [[...new Set(key.match(/\W/g))].sort().join(''), key]));
  let read = 0;
  for (const key of kinds.values()) {
    const answers = await orRefusal(
      withServer({envFile: `${keyVariable}=${key}\n`}, async (server) => [
        await server.ask(agents),
        await server.ask(agents, {headers: {'X-API-KEY': key}}),
      ]),
    );
    const isRead =
      !(answers instanceof StartRefused) && answers.map(isRefused).join() === 'true,false';
    if (isRead) read++;
  }
  const areRead = read === kinds.size;
  holdPhrase(
    hold,
    documented.text(),
    {'needs no quotes': areRead, 'needs quotes': !areRead},
    areRead ? 'each is the key' : 'one is not the key',
    'put generated keys into the file without quotes',
  );
});

claim('operate/store-the-key/disabling', async (context) => {
  const {documented, hold, withServer} = context;
  const isRefused = refusals(context);
  const exported = {variables: {[keyVariable]: ''}};
  const inFile = {envFile: `${keyVariable}=\n`};
  const ways: Record<string, Start> = {
    'no ELIZA_SERVER_AUTH_TOKEN, neither exported nor in .env': {envFile: 'LOG_LEVEL=info\n'},
    'an empty ELIZA_SERVER_AUTH_TOKEN in .env, and none exported': {
      envFile: `${keyVariable}= # words\n`,
    },
    'an empty ELIZA_SERVER_AUTH_TOKEN exported, and none in .env': exported,
    'an empty ELIZA_SERVER_AUTH_TOKEN in both': {...exported, ...inFile},
  };
  const items = documented.items();
  holdAllPhrases(hold, items, ways);
  for (const item of items) {
    await withServer(actionFor(hold, item, ways) ?? {}, async (server) => {
      const answer = await server.ask(agents);
      hold.ok(item, !isRefused(answer), answer.statusLine, answer.asked);
    });
  }
});

claim('operate/store-the-key/empty-export', async (context) => {
  const {documented, hold} = context;
  const key = strongKey();
  const start = {variables: {[keyVariable]: ''}, envFile: `${keyVariable}=${key}\n`};
  const said = await refusalOrKey(context, start, key);
  hold.same(documented.block(), said, 'exported it empty over a key in the file');
});

claim('operate/store-the-key/empty-exports', async ({documented, hold, refusalOf}) => {
  const names = Object.keys(variableMeanings);
  const variables = Object.fromEntries(names.map((name) => [name, '']));
  const envFile = names.map((name) => `${name}=1\n`).join('');
  const lines = await refusalOf({variables, envFile});
  const stopping = names.filter((name) => lineWith(lines, [`${name} is exported empty`]));
  const going = names.filter((name) => !stopping.includes(name));
  holdPhrase(
    hold,
    documented.text(),
    {'every variable': going.length === 0, 'no variable': stopping.length === 0},
    going.length === 0 ? `told of ${stopping.join(', ')}` : `not told of ${going.join(', ')}`,
    'exported each empty over a value in the file',
  );
});
