import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {type Startable, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import type {Start} from '../../servers/launcher.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {generatedKeys, shownCode} from '../authentication/generated-keys.ts';
import {first, inFolder, needsProgram, printed, withKey} from '../code-of-page.ts';
import {agents, holdKeyNeeded, refusals} from '../requests.ts';

const claim = startClaim('It starts the server with the files of the page.');
const ofReference = whiteBoxClaim('It runs the files of the page beside the server.');

const generators = ['examples/generate-key/hex.sh', 'examples/generate-key/node.sh'];

claim('operate/store-the-key/hex-key', async (context) => {
  const {documented, hold, withServer} = context;
  const isRefused = refusals(context);
  const [key = ''] = await generatedKeys('examples/generate-key/hex.sh', 1);
  const inShell = await printed(`NAME=${key}\nprintf %s "$NAME"`);
  const answers = await withServer({envFile: `${keyVariable}=${key}\n`}, async (server) => [
    await server.ask(agents),
    await server.ask(agents, {headers: {'X-API-KEY': key}}),
  ]);
  // YAML takes digits alone for a number, and two of them around an e as well.
  const isText = /^(?!\d+(?:e\d+)?$)[\da-f]+$/.test(key);
  const isSame = inShell === key && isText && answers.map(isRefused).join() === 'true,false';
  holdPhrase(
    hold,
    documented.text(),
    {'needs no quotes': isSame, 'needs quotes': !isSame},
    isSame ? 'each takes all of it' : 'one of them takes something else',
    'put a generated key into a file, a shell and YAML without quotes',
  );
});

ofReference('operate/store-the-key/key-bytes', async ({documented, hold}) => {
  for (const file of generators) {
    const keys = await generatedKeys(file, 2);
    const bytes = keys.map((key) => Buffer.from(key, 'hex').length);
    hold.same(documented.code(), [...new Set(bytes)].join(' and '), `ran ${file} twice`);
    hold.ok(documented.code(), keys[0] !== keys[1], keys.join(' and '), `ran ${file} twice`);
  }
});

claim('operate/store-the-key/env-line', async (context) => {
  const key = strongKey();
  const snippet = first(context.documented.snippets());
  await holdsKey(context, snippet, {envFile: `${withKey(snippet, key)}\n`}, key);
});

claim('operate/store-the-key/shell', async (context) => {
  const key = strongKey();
  const snippet = first(context.documented.snippets());
  // A program that the shell starts, as the server is.
  const script = `${withKey(snippet, key)}\nprintenv ${keyVariable}`;
  const exported = (await printed(script)).trimEnd();
  await holdsKey(context, snippet, {variables: {[keyVariable]: exported}}, key);
});

claim('operate/store-the-key/make-env-file', async (context) => {
  const snippet = first(context.documented.snippets());
  const {envFile} = await madeFile(context);
  const key = envFile.trimEnd().split('=').at(-1) ?? '';
  await holdsKey(context, snippet, {envFile}, key);
});

ofReference('operate/store-the-key/file-mode', async (context) => {
  const {documented, hold} = context;
  const {mode} = await madeFile(context);
  hold.same(documented.code(), mode, 'ran the lines above where others may read new files');
});

ofReference('operate/store-the-key/unit-file', async ({documented, hold}) => {
  const command = documented.code();
  const mode = await inFolder(async (folder) => {
    // Below a folder of its own in place of the root. On a new machine the folder of the file is missing, too.
    const code = command.text.replace(/ \/(etc\/\S+)$/, ' $1');
    await printed(`umask 022\n${code}`, {folder});
    return modeOf(path.join(folder, code.split(' ').at(-1) ?? ''));
  });
  const isOwners = mode === ownersOnly;
  const asked = 'ran it where others may read new files';
  hold.ok(command, isOwners, `the mode ${mode}`, asked);
  const known = {[`${command.text}, so that only its owner can read it`]: isOwners};
  holdPhrase(hold, documented.text(), known, `the mode ${mode}`, asked);
});

/** The mode of a file that only its owner may read and write. */
const ownersOnly = '600';

async function modeOf(file: string): Promise<string> {
  const {mode} = await stat(file);
  return (mode & 0o777).toString(8);
}

claim('operate/store-the-key/secret-file', async (context) => {
  const key = strongKey();
  const snippet = first(context.documented.snippets());
  await holdsKey(context, snippet, {variables: {[keyVariable]: await fromFile(key)}}, key);
});

ofReference('operate/store-the-key/secret-file-newline', async ({documented, hold}) => {
  const key = strongKey();
  const made = await fromFile(`${key}\n`);
  const known = {'leaves out': made === key, keeps: made === `${key}\n`};
  const observed = made === key ? 'the key' : 'something else than the key';
  holdPhrase(hold, documented.text(), known, observed, 'ran the script with such a file');
});

ofReference('operate/store-the-key/secret-file-missing', async ({documented, hold}) => {
  const ran = await fromFile(undefined).catch(() => undefined);
  const known = {'no server starts': ran === undefined, 'a server starts': ran !== undefined};
  const observed = ran === undefined ? 'it ends before its command' : 'it runs its command';
  holdPhrase(hold, documented.text(), known, observed, 'ran the script without the file');
});

/** Runs the script with a file in the place of the secret, and gives what its command gets as the key. */
function fromFile(text: string | undefined): Promise<string> {
  return inFolder(async (folder) => {
    const code = shownCode('examples/deploy/variable/from-secret-file.sh', 'export');
    // In the working directory, whose own path may have characters that a shell reads.
    const script = code.replace(/\/run\/secrets\/\w+/, 'secret');
    const write = text === undefined ? '' : 'printf %s "$TEXT" > secret\n';
    // As the system runs the file, with the command of the image behind it.
    const run = `${write}sh -c "$SCRIPT" script printenv ${keyVariable}`;
    const variables = {SCRIPT: script, TEXT: text ?? ''};
    return (await printed(run, {folder, variables})).replace(/\n$/, '');
  });
}

/** What the lines make that generate a key and keep it, in an empty folder. */
const madeFile = oncePerRun(async () => {
  needsProgram('openssl');
  const code = shownCode('examples/deploy/variable/make-env-file.sh', 'make');
  return inFolder(async (folder) => {
    await printed(`umask 022\n${code}`, {folder});
    const file = path.join(folder, '.env');
    return {envFile: await readFile(file, 'utf8'), mode: await modeOf(file)};
  });
});

/** Holds that a server that is started so needs this key, and takes it. */
async function holdsKey(
  context: CheckContext & Startable,
  value: Value,
  start: Start,
  key: string,
): Promise<void> {
  const answers = await context.withServer(start, async (server) => ({
    without: await server.ask(agents),
    withKey: await server.ask(agents, {headers: {'X-API-KEY': key}}),
  }));
  holdKeyNeeded(context, value, answers);
}
