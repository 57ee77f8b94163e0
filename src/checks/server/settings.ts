import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {readConfig} from '../../../examples/server/config.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdTable} from '../../claims/phrase.ts';
import {refusalOf} from '../../servers/reference-server.ts';
import {startServerProgram, withServerProgram} from '../../servers/server-program.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {usageLine, withTakenPort} from './program.ts';
import {variableMeanings} from './variables.ts';

const claim = whiteBoxClaim('It starts the server with other settings.');

const keyVariable = 'ELIZA_SERVER_AUTH_TOKEN';

claim('server/refusal-exit-code', async ({documented, hold}) => {
  const variables = {SERVER_PORT: 'http', LOG_LEVEL: 'loud'};
  await withServerProgram({variables}, async (program) => {
    hold.same(documented.code(), String(await program.ended), 'set two variables to wrong values');
    const lines = program.output().trimEnd().split('\n');
    hold.ok(documented.code(), lines.length === 2, lines.join('\n'), 'counted the lines');
  });
  await withTakenPort(async (port) => {
    await withServerProgram({variables: {SERVER_PORT: String(port)}}, async (program) => {
      hold.same(documented.code(), String(await program.ended), 'started on a port in use');
      const isSaid = program.output().includes(String(port));
      hold.ok(documented.code(), isSaid, program.output(), 'started on a port in use');
    });
  });
});

claim('server/bad-values', async ({documented, hold}) => {
  const rows = documented.rows('Setting', 'What the server says');
  for (const row of rows) {
    const [name = '', ...value] = row.Setting.text.split('=');
    const lines = await refusalOf({variables: {[name]: value.join('=')}});
    hold.same(row['What the server says'], lines.join('\n'), `set ${row.Setting.text}`);
    hold.ok(row.Setting, lines.length > 0, 'it starts', `set ${row.Setting.text}`);
  }
  const shown = new Set(rows.map(({Setting}) => Setting.text.split('=')[0]));
  const missing = Object.keys(variableMeanings).filter(
    (name) => name !== keyVariable && !shown.has(name),
  );
  const last = rows.at(-1)?.Setting;
  if (last) hold.ok(last, missing.length === 0, `also ${missing.join(', ')}`, 'compared');
});

claim('server/port-range', async ({documented, hold}) => {
  const ends = documented.codes();
  for (const [place, end] of ends.entries()) {
    const beyond = Number(end.text) + (place === 0 ? -1 : 1);
    const [inside, outside] = [portOf(end.text), portOf(String(beyond))];
    hold.ok(end, inside === Number(end.text), String(inside), `set SERVER_PORT=${end.text}`);
    hold.ok(end, outside === undefined, String(outside), `set SERVER_PORT=${beyond}`);
  }
});

claim('server/bad-keys', async (context) => {
  const keys: Record<string, string> = {
    'only whitespace': ' \t ',
    'whitespace before it': ` ${strongKey()}`,
    'whitespace after it': `${strongKey()} `,
    'an umlaut at its start': `ü${strongKey()}`,
    'an umlaut at its end': `${strongKey()}ü`,
    'a command that nothing has run': '$(openssl rand -base64 32)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell would replace it.
    'the name of another variable in braces': '${KEY}',
    '16,500 characters': 'k'.repeat(16_500),
  };
  await holdTable(context, ['Key', 'What the server says'], keys, async (key, {text}) => {
    const lines = await refusalOf({variables: {[keyVariable]: key}});
    return [lines.join('\n'), `set a key with ${text}`];
  });
});

claim('server/bad-redis-urls', async (context) => {
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
  const right = ['redis://:50%25@localhost:6379/1', 'rediss://user:secret@localhost'];
  const refused = right.filter((url) => !readConfig({REDIS_URL: url}).ok);
  const columns = ['A URL with', 'What the server says'] as const;
  await holdTable(context, columns, urls, async (url, phrase) => {
    const areTaken = refused.length === 0;
    context.hold.ok(phrase, areTaken, `refuses ${refused}`, 'set a REDIS_URL that is right');
    const lines = await refusalOf({variables: {REDIS_URL: url}});
    return [lines.join('\n'), `set a REDIS_URL with ${phrase.text}`];
  });
});

claim('server/env-file-with-error', async ({documented, hold}) => {
  const block = documented.block();
  const [name = ''] = block.text.split('=');
  hold.ok(block, name in variableMeanings, 'a variable that it does not read', name);
  const lines = await refusalOf({envFile: `${block.text}\n`});
  hold.ok(block, lines.length === 1, lines.join('\n') || 'it starts', 'started with this file');
});

claim('server/env-file-error', async ({documented, otherClaim, hold}) => {
  const line = otherClaim('server/env-file-with-error').block().text;
  const message = documented.block();
  const shown = await refusalOf({envFile: `${line}\n`});
  hold.same(message, shown.join('\n'), 'started the server with the file above');
  const at = (place: number) => message.text.replace(/:\d+:/, `:${place}:`);
  for (const [envFile, place] of [
    [`  export ${line}`, 1],
    [`# Settings\r\n${line}\r\nSERVER_HOST=localhost`, 2],
    // A longer name is another variable.
    [`A=b\n${line}\nX_${line}\n`, 2],
  ] as const) {
    const lines = await refusalOf({envFile: `${envFile}\n`});
    hold.ok(message, lines.join('\n') === at(place), lines.join('\n'), `started with: ${envFile}`);
  }
});

claim('server/unreadable-env-file', async ({documented, hold}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'reference-server-'));
  await mkdir(path.join(folder, '.env'));
  const program = await startServerProgram({folder});
  await program.ended;
  hold.same(documented.block(), program.output().trimEnd(), 'started beside a folder named .env');
  await rm(folder, {recursive: true});
});

claim('server/usage', async (context) => {
  const {documented, hold} = context;
  hold.same(documented.block(), await usageLine(context), 'started the server with --port 1');
});

function portOf(text: string): number | undefined {
  const result = readConfig({SERVER_PORT: text});
  return result.ok ? result.config.port : undefined;
}
