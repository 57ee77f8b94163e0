import {writeFile} from 'node:fs/promises';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {send} from '../../servers/http/http.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {codeOf, first} from '../code-of-page.ts';
import {refusalOrKeyOfProgram} from '../key-at-start.ts';
import {noLine, warningAbout} from '../log-lines.ts';
import {agents, holdKeyNeeded, refusals} from '../requests.ts';
import {holdStartCommand} from '../server/start-command.ts';
import {variableMeanings} from '../server/variables.ts';
import {effectsOf} from './effects.ts';
import {migrate} from './migration.ts';

const claim = startClaim('It starts the server with other settings.');
const ofReference = whiteBoxClaim('It starts the reference server as this project does.');

claim('authentication/key-variable', async (context) => {
  const variable = context.documented.code();
  const key = strongKey();
  await context.withServer({variables: {[variable.text]: key}}, async (server) => {
    const without = await server.ask(agents);
    const withKey = await server.ask(agents, {headers: {'X-API-KEY': key}});
    holdKeyNeeded(context, variable, {without, withKey});
  });
});

claim('authentication/disabled-warning', async (context) => {
  const {documented, otherClaim, hold, withServer, openServer} = context;
  const holdWarning = async (server: StartedServer) => {
    const warning = await warningAbout(server, keyVariable);
    hold.same(documented.block(), warning ?? noLine, 'started the server without a key');
    const {statusLine, asked} = await server.ask(agents);
    const isOpen = statusLine === otherClaim('authentication/disabled').code().text;
    hold.ok(documented.block(), isOpen, statusLine, asked);
  };
  await holdWarning(openServer);
  await withServer({variables: {[keyVariable]: ''}}, holdWarning);
});

claim('authentication/left-empty', async (context) => {
  const {documented, hold, withServer} = context;
  const line = first(documented.snippets());
  const isRefused = refusals(context);
  const key = strongKey();
  const statuses: string[] = [];
  const isOpenWith = (envFile: string) =>
    withServer({envFile}, async (server) => {
      const answer = await server.ask(agents);
      statuses.push(answer.statusLine);
      return !isRefused(answer);
    });
  // The line is what leaves the key out: with a key behind it, there is one.
  const isSo =
    (await isOpenWith(`${codeOf(line)}\n`)) && !(await isOpenWith(`${codeOf(line)}${key}\n`));
  hold.ok(line, isSo, statuses.join(' and '), 'started with the line, and with a key behind it');
});

claim('authentication/env-file', async (context) => {
  const file = context.documented.code();
  const key = strongKey();
  const start = {envFile: `${keyVariable}=${key}\n`, envFileName: file.text};
  await context.withProgram(start, async (program) => {
    const url = await program.untilListening();
    const without = await send(url, agents);
    const withKey = await send(url, agents, {headers: {'X-API-KEY': key}});
    holdKeyNeeded(context, file, {without, withKey});
  });
});

claim('operate/store-the-key/exported-wins', async (context) => {
  const {documented, hold, withServer} = context;
  const isRefused = refusals(context);
  const keys = {exported: strongKey(), saved: strongKey()};
  const start = {
    variables: {[keyVariable]: keys.exported},
    envFile: `${keyVariable}=${keys.saved}\n`,
  };
  await withServer(start, async (server) => {
    const taken: string[] = [];
    for (const [which, key] of Object.entries(keys)) {
      const answer = await server.ask(agents, {headers: {'X-API-KEY': key}});
      if (!isRefused(answer)) taken.push(which);
    }
    const known = {exported: taken.join() === 'exported', saved: taken.join() === 'saved'};
    const observed = `opened by the key that is ${taken.join(', and by that ') || 'neither'}`;
    const asked = 'sent the exported key and the saved one';
    holdPhrase(hold, documented.text(), known, observed, asked);
  });
});

claim('operate/store-the-key/env-comment', async (context) => {
  const {documented, hold, withServer, refusalOf} = context;
  const isRefused = refusals(context);
  const [before, after] = [strongKey(), strongKey()];
  const whole = `${before}#${after}`;
  const refusal = await refusalOf({envFile: `${keyVariable}=${whole}\n`});
  const isWhole = await withServer(
    {envFile: `${keyVariable}="${whole}"\n`},
    async (server) => !isRefused(await server.ask(agents, {headers: {'X-API-KEY': whole}})),
  );
  const stops = refusal.length === 1 && refusal.join('').includes('comment');
  holdPhrase(
    hold,
    documented.text(),
    {'does not start': stops && isWhole, starts: refusal.length === 0},
    `${refusal.join(', ') || 'it starts'}; in quotes ${isWhole ? 'the key is whole' : 'it is not'}`,
    'put a key with # into the file, without quotes and with them',
  );
});

claim('operate/store-the-key/white-space-key', async (context) => {
  const {documented, hold} = context;
  const key = strongKey();
  const start = {variables: {[keyVariable]: ` ${key}`}};
  const said = await refusalOrKeyOfProgram(context, start, key);
  hold.same(documented.block(), said, 'started the server with whitespace before the key');
});

claim('reference/configuration/empty-value', async ({documented, hold, withServer}) => {
  // The port is what the server is asked at.
  const names = Object.keys(variableMeanings).filter((name) => name !== 'SERVER_PORT');
  const empty = Object.fromEntries(names.map((name) => [name, '']));
  const [plain, changed] = [
    await withServer({envFile: ''}, (server) => effectsOf(server)),
    await withServer({envFile: '', variables: empty}, (server) => effectsOf(server)),
  ];
  const isSame = plain === changed;
  holdPhrase(
    hold,
    documented.text(),
    {unset: isSame, 'a value': !isSame},
    isSame ? 'the same effects as without them' : changed,
    'started with every variable empty',
  );
});

claim('authentication/rotation', async (context) => {
  const {documented, hold, withProgram} = context;
  const isRefused = refusals(context);
  const withLine = (key: string) => ({key, envFile: `${keyVariable}=${key}\n`});
  const [before, after] = [withLine(strongKey()), withLine(strongKey())];
  let file = '';
  const makeEnvFile = (path: string) => {
    file = path;
    return writeFile(path, before.envFile);
  };
  const statusWithNewKey = (url: string) => send(url, agents, {headers: {'X-API-KEY': after.key}});
  const early = await withProgram({makeEnvFile}, async ({untilListening}) => {
    const url = await untilListening();
    await writeFile(file, after.envFile);
    return statusWithNewKey(url);
  });
  const late = await withProgram({envFile: after.envFile}, async ({untilListening}) =>
    statusWithNewKey(await untilListening()),
  );
  holdPhrase(
    hold,
    documented.text(),
    {
      'takes a restart': isRefused(early) && !isRefused(late),
      'takes no restart': !isRefused(early),
    },
    `${early.statusLine} before the restart, ${late.statusLine} after it`,
    'put another key into the file, sent it, started again and sent it',
  );
});

claim('operate/turn-on-authentication/migration', async ({documented, hold, withProgram}) => {
  await migrate(documented.items(), documented.snippets(), hold, withProgram);
});

claim('fix/refused-requests/env-folder', async (context) => {
  const {documented, hold, withProgram} = context;
  const isRefused = refusals(context);
  const envFile = `${keyVariable}=${strongKey()}\n`;
  const isRead = (folderOfServer: string) =>
    withProgram({envFile, folderOfServer}, async ({untilListening}) =>
      isRefused(await send(await untilListening(), agents)),
    );
  const [here, below] = [await isRead('.'), await isRead('below')];
  const read = (isIt: boolean) => (isIt ? 'read' : 'not read');
  holdPhrase(
    hold,
    documented.text(),
    {
      'working directory only': here && !below,
      'working directory and the folders above it': here && below,
    },
    `${read(here)} beside the file, ${read(below)} from a folder below it`,
    'started beside the file and in a folder below it',
  );
});

ofReference('operate/monitor/debug-mode', async (context) => {
  const lines = await holdStartCommand(context);
  const command = context.documented.block();
  const isLogged = lines.some((line) => line.includes(`DEBUG: GET ${agents}`));
  context.hold.ok(command, isLogged, lines.join('\n'), 'ran the command and asked');
});
