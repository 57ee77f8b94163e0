import {isDeepStrictEqual} from 'node:util';
import {readConfig} from '../../../examples/server/config.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {actionFor} from '../../claims/phrase.ts';
import {send} from '../../servers/http/http.ts';
import {refusalOf, withReferenceServer} from '../../servers/reference-server.ts';
import {untilListening, withServerProgram} from '../../servers/server-program.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, holdKeyNeeded, refusals} from '../requests.ts';
import {holdStartCommand} from '../server/start-command.ts';
import {variableMeanings} from '../server/variables.ts';
import {migrate} from './migration.ts';

const claim = whiteBoxClaim('It starts the server with other settings.');

const keyVariable = 'ELIZA_SERVER_AUTH_TOKEN';

claim('authentication/key-variable', async (context) => {
  const variable = context.documented.code();
  const key = strongKey();
  await withReferenceServer({variables: {[variable.text]: key}}, async (server) => {
    const without = await server.ask(agents);
    const withKey = await server.ask(agents, {headers: {'X-API-KEY': key}});
    holdKeyNeeded(context, variable, {without, withKey});
  });
});

claim('authentication/disabled-warning', async ({documented, otherClaim, hold}) => {
  for (const variables of [{}, {[keyVariable]: ''}]) {
    await withReferenceServer({variables}, async (server) => {
      const [firstLine = ''] = server.log();
      hold.same(documented.block(), firstLine, 'started the server without a key');
      const {statusLine, asked} = await server.ask(agents);
      const isOpen = statusLine === otherClaim('authentication/disabled').code().text;
      hold.ok(documented.block(), isOpen, statusLine, asked);
    });
  }
});

claim('authentication/env-file', async (context) => {
  const file = context.documented.code();
  const key = strongKey();
  const start = {envFile: `${keyVariable}=${key}\n`, envFileName: file.text};
  await withServerProgram(start, async (program) => {
    const url = await untilListening(program);
    const without = await send(url, agents);
    const withKey = await send(url, agents, {headers: {'X-API-KEY': key}});
    holdKeyNeeded(context, file, {without, withKey});
  });
});

claim('authentication/exported-wins', async (context) => {
  const {documented, hold} = context;
  const isRefused = refusals(context);
  const keys = {exported: strongKey(), saved: strongKey()};
  const start = {
    variables: {[keyVariable]: keys.exported},
    envFile: `${keyVariable}=${keys.saved}\n`,
  };
  await withReferenceServer(start, async (server) => {
    for (const [which, key] of Object.entries(keys)) {
      const answer = await server.ask(agents, {headers: {'X-API-KEY': key}});
      if (!isRefused(answer)) hold.same(documented.text(), which, `sent the ${which} key`);
    }
  });
});

claim('authentication/env-comment', async (context) => {
  const {documented, hold} = context;
  const isRefused = refusals(context);
  const [before, after] = [strongKey(), strongKey()];
  const whole = `${before}#${after}`;
  const refusal = await refusalOf({envFile: `${keyVariable}=${whole}\n`});
  const isWhole = await withReferenceServer(
    {envFile: `${keyVariable}="${whole}"\n`},
    async (server) => !isRefused(await server.ask(agents, {headers: {'X-API-KEY': whole}})),
  );
  const stops = refusal.length === 1 && refusal.join('').includes('comment');
  hold.same(
    documented.text(),
    stops && isWhole ? 'does not start' : 'starts',
    'put a key with # into the file, without quotes and with them',
  );
});

claim('authentication/white-space-key', async ({documented, hold}) => {
  await withServerProgram({variables: {[keyVariable]: ` ${strongKey()}`}}, async (program) => {
    await program.ended;
    const said = program.output().trimEnd();
    hold.same(documented.block(), said, 'started the server with whitespace before the key');
  });
});

claim('authentication/empty-value', async ({documented, hold}) => {
  const names = Object.keys(variableMeanings);
  const empty = readConfig(Object.fromEntries(names.map((name) => [name, ''])));
  const same = isDeepStrictEqual(empty, readConfig({}));
  hold.same(documented.text(), same ? 'unset' : 'a value', 'started with every variable empty');
});

claim('authentication/environment-variables', async (context) => {
  const {documented, hold} = context;
  const rows = documented.rows('Variable', 'Description', 'Default');
  hold.list(
    rows.map(({Variable}) => Variable),
    Object.keys(variableMeanings),
    'read the variables that the server knows',
  );
  for (const row of rows) {
    const meaning = variableMeanings[row.Variable.text];
    if (!meaning) continue;
    await actionFor(hold, row.Description, meaning.descriptions)(context, row.Variable);
    hold.same(row.Default, await meaning.defaultOf(context), 'started the server without it');
  }
});

claim('authentication/rotation', async (context) => {
  const {documented, hold} = context;
  const isRefused = refusals(context);
  const [before, after] = [strongKey(), strongKey()];
  const variables = {[keyVariable]: before};
  await withReferenceServer({variables}, async (server) => {
    variables[keyVariable] = after;
    const early = await server.ask(agents, {headers: {'X-API-KEY': after}});
    await withReferenceServer({variables}, async (restarted) => {
      const late = await restarted.ask(agents, {headers: {'X-API-KEY': after}});
      const what = isRefused(early) && !isRefused(late) ? 'takes a restart' : 'takes no restart';
      hold.same(documented.text(), what, 'changed the variable, asked, started again and asked');
    });
  });
});

claim('authentication/migration', async ({documented, hold}) => {
  await migrate(documented.items(), documented.snippets(), hold);
});

claim('authentication/env-folder', async ({documented, hold}) => {
  const envFile = `${keyVariable}=${strongKey()}\n`;
  const isRead = async (folder: string) =>
    withServerProgram({envFile, folderOfServer: folder}, async (program) => {
      await untilListening(program);
      return !program.output().includes('WARN');
    });
  const [here, below] = [await isRead('.'), await isRead('below')];
  const what = here && !below ? 'working directory only' : 'working directory and beyond';
  hold.same(documented.text(), what, 'started beside the file and in a folder below it');
});

claim('authentication/debug-mode', async (context) => {
  const lines = await holdStartCommand(context);
  const command = context.documented.block();
  const isLogged = lines.some((line) => line.includes(`DEBUG: GET ${agents}`));
  context.hold.ok(command, isLogged, lines.join('\n'), 'ran the command and asked');
});
