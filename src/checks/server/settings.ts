import {mkdir} from 'node:fs/promises';
import {readConfig} from '../../../examples/server/config.ts';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdTable} from '../../claims/phrase.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {refusalOrKey, refusalOrKeyOfProgram} from '../key-at-start.ts';
import {exitCodeAtStart, refusalText, starts} from '../refusal.ts';
import {portTaken, usageLine, withTakenPort} from './program.ts';
import {variableMeanings} from './variables.ts';

const claim = startClaim('It starts the server with other settings.');
const ofServer = whiteBoxClaim('It is about the settings of the reference server.');
const ofReference = whiteBoxClaim('It starts the program of the reference server by itself.');

claim(
  'reference-server/start-stop-messages/refusal-exit-code',
  async ({documented, hold, withProgram}) => {
    const atStart = (variables: Record<string, string>) =>
      withProgram({variables}, async (program) => {
        const code = await exitCodeAtStart(program);
        return {code, said: code === starts ? starts : program.output().trimEnd()};
      });
    const wrong = await atStart({SERVER_PORT: 'http', LOG_LEVEL: 'loud'});
    hold.same(documented.code(), wrong.code, 'set two variables to wrong values');
    const count = wrong.said.split('\n').length;
    // A server that logs all that it does at start writes another number of them each time.
    const lines = count > 2 ? 'more than two lines' : `${count} line`;
    hold.ok(documented.code(), count === 2, lines, 'counted the lines');
    await withTakenPort(async (port) => {
      const taken = await atStart({SERVER_PORT: String(port)});
      hold.same(documented.code(), taken.code, 'started on a port in use');
      const isSaid = taken.said.includes(String(port));
      hold.ok(documented.code(), isSaid, taken.said, 'started on a port in use');
    });
  },
);

claim('reference-server/start-stop-messages/bad-values', async (context) => {
  const {documented, hold} = context;
  const rows = documented.rows('Setting', 'What the server says');
  for (const row of rows) {
    const [name = '', ...value] = row.Setting.text.split('=');
    const said = await refusalText(context.refusalOf, {variables: {[name]: value.join('=')}});
    hold.same(row['What the server says'], said, `set ${row.Setting.text}`);
    hold.ok(row.Setting, said !== starts, starts, `set ${row.Setting.text}`);
  }
  const shown = new Set(rows.map(({Setting}) => Setting.text.split('=')[0]));
  const missing = Object.keys(variableMeanings).filter(
    (name) => name !== keyVariable && !shown.has(name),
  );
  const last = rows.at(-1)?.Setting;
  if (last) hold.ok(last, missing.length === 0, `also ${missing.join(', ')}`, 'compared');
});

ofServer(
  'reference-server/start-stop-messages/only-whitespace',
  async ({documented, hold, refusalOf}) => {
    const block = documented.block();
    for (const blank of [' ', ' \t ']) {
      const said = await refusalText(refusalOf, {variables: {SERVER_PORT: blank}});
      hold.same(block, said, `set SERVER_PORT to ${JSON.stringify(blank)}`);
    }
    for (const variables of [{SERVER_PORT: ' http'}, {SERVER_PORT: 'http\t'}]) {
      const said = await refusalText(refusalOf, {variables});
      hold.ok(block, said.includes('"http"'), said, 'set SERVER_PORT to http with whitespace');
    }
  },
);

ofServer('reference-server/start-stop-messages/good-values', async (context) => {
  for (const setting of context.documented.codes()) {
    const [name = '', ...value] = setting.text.split('=');
    const variables = {[name]: value.join('=')};
    // To listen on the name of another machine, the system would ask the network for its address.
    const isForeign = name === 'SERVER_HOST' && !/localhost|::1/.test(setting.text);
    const said = isForeign
      ? problemsWith(variables)
      : await refusalText(context.refusalOf, {variables});
    context.hold.ok(setting, said === starts, said, `set ${setting.text}`);
  }
});

function problemsWith(variables: Record<string, string>): string {
  const read = readConfig(variables);
  return read.ok ? starts : read.problems.map(({message}) => message).join('\n');
}

claim('reference-server/start-stop-messages/port-range', async ({documented, hold, withServer}) => {
  const ends = documented.codes();
  for (const [place, end] of ends.entries()) {
    const beyond = Number(end.text) + (place === 0 ? -1 : 1);
    const inside = await portTaken(withServer, end.text);
    // The system picks a port for 0. Another program may have the one that is asked for.
    const isUsable = end.text === '0' ? Number(inside) > 0 : inside === end.text;
    const observed = `listens on ${inside}`;
    hold.ok(end, isUsable || /in use/.test(inside), observed, `set SERVER_PORT=${end.text}`);
    const outside = await portTaken(withServer, String(beyond));
    const isRefused = !(Number(outside) > 0);
    hold.ok(end, isRefused, `listens on ${outside}`, `set SERVER_PORT=${beyond}`);
  }
});

claim('reference-server/start-stop-messages/bad-keys', async (context) => {
  const keys: Record<string, string> = {
    'only whitespace': ' \t ',
    'whitespace before it': ` ${strongKey()}`,
    'whitespace after it': `${strongKey()} `,
    'an umlaut at its start': `ü${strongKey()}`,
    'an umlaut at its end': `${strongKey()}ü`,
    'a command that nothing has run': '$(openssl rand -base64 32)',
    'a variable of a shell': '$ELIZA_KEY_1',
    'a variable of cmd': '%ELIZA_KEY_1%',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell would replace it.
    'variables with text around them': '`a` $(b) ${c} %d% $e - `a` $(b) ${c} %d% $e .',
    'a command with text before it': `${strongKey()}$(cat key)`,
    'a command with text behind it': `$(cat key)${strongKey()}`,
    'a space and a tilde inside': `~${strongKey()} ${strongKey()}~`,
    '15,360 characters': 'k'.repeat(15_360),
    '15,361 characters': 'k'.repeat(15_361),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell would replace it.
    'the name of another variable in braces': '${KEY}',
    '16,500 characters': 'k'.repeat(16_500),
  };
  await holdTable(context, ['Key', 'What the server says'], keys, async (key, {text}) => {
    const said = await refusalOrKey(context, {variables: {[keyVariable]: key}}, key);
    return [said, `set a key with ${text}`];
  });
});

claim('reference-server/start-stop-messages/bad-redis-urls', async (context) => {
  const urls: Record<string, string> = {
    'no scheme': 'localhost:6379',
    'another scheme': 'http://localhost:6379',
    'no host': 'redis://',
    'the port 0': 'redis://localhost:0',
    'a database that is no number': 'redis://localhost:6379/abc',
    'a password that is not percent-encoded': 'redis://user:50%25%@localhost:6379',
    'a query': 'redis://localhost:6379?db=3',
    'a fragment': 'redis://localhost:6379/3#main',
  };
  // Where nothing listens.
  const right = ['redis://:50%25@127.0.0.1:1/1', 'rediss://user:secret@127.0.0.1:1'];
  const refused: string[] = [];
  for (const url of right) {
    if ((await refusalText(context.refusalOf, {variables: {REDIS_URL: url}})) !== starts)
      refused.push(url);
  }
  const columns = ['A URL with', 'What the server says'] as const;
  await holdTable(context, columns, urls, async (url, phrase) => {
    const areTaken = refused.length === 0;
    context.hold.ok(phrase, areTaken, `refuses ${refused}`, 'set a REDIS_URL that is right');
    const said = await refusalText(context.refusalOf, {variables: {REDIS_URL: url}});
    return [said, `set a REDIS_URL with ${phrase.text}`];
  });
});

claim('reference-server/start-stop-messages/env-file-with-error', async (context) => {
  const {documented, hold} = context;
  const block = documented.block();
  const [name = ''] = block.text.split('=');
  hold.ok(block, name in variableMeanings, 'a variable that it does not read', name);
  const said = await refusalText(context.refusalOf, {envFile: `${block.text}\n`});
  const isOneLine = said !== starts && !said.includes('\n');
  hold.ok(block, isOneLine, said, 'started with this file');
});

claim('reference-server/start-stop-messages/env-file-error', async (context) => {
  const {documented, otherClaim, hold} = context;
  const line = otherClaim('reference-server/start-stop-messages/env-file-with-error').block().text;
  const message = documented.block();
  const shown = await refusalText(context.refusalOf, {envFile: `${line}\n`});
  hold.same(message, shown, 'started the server with the file above');
  const at = (place: string) => message.text.replace(/:\d+:\d+:/, `:${place}:`);
  for (const [envFile, place] of [
    [`  export ${line}`, '1:3'],
    [`# Settings\r\n${line}\r\nSERVER_HOST=localhost`, '2:1'],
    // A longer name is another variable.
    [`A=b\n${line}\nX_${line}\n`, '2:1'],
  ] as const) {
    const said = await refusalText(context.refusalOf, {envFile: `${envFile}\n`});
    hold.ok(message, said === at(place), said, `started with: ${envFile}`);
  }
  const twice = await refusalText(context.refusalOf, {envFile: `LOG_LEVL=info\n${line}\n`});
  const areBoth = twice.startsWith('.env:1:1: LOG_LEVL is not') && twice.endsWith(`\n${at('2:1')}`);
  hold.ok(message, areBoth, twice, 'started with another problem in the line before');
  const [name = '', value = ''] = line.split('=');
  const start = {variables: {[name]: value}, envFile: `${name}=info\n`};
  const exported = await refusalText(context.refusalOf, start);
  const isExported = exported === message.text.replace(/^[^ ]*:/, 'environment:');
  hold.ok(message, isExported, exported, 'exported the value, with another one in the file');
});

claim('reference-server/start-stop-messages/unreadable-env-file', async (context) => {
  const {documented, hold} = context;
  const start = {makeEnvFile: (file: string) => mkdir(file)};
  const said = await refusalOrKeyOfProgram(context, start, strongKey());
  hold.same(documented.block(), said, 'started beside a folder named .env');
});

ofReference('reference-server/start-stop-messages/usage', async (context) => {
  const {documented, hold} = context;
  hold.same(documented.block(), await usageLine(context), 'started the server with --port 1');
});
