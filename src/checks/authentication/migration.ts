import {mkdtemp, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import type {Hold} from '../../claims/hold.ts';
import type {Value} from '../../content/claim/claim.ts';
import {parseSnippetReference} from '../../content/code/snippet.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {startProgram} from '../../machine/program.ts';
import {onPath} from '../../machine/tools.ts';
import {send} from '../../servers/http/http.ts';
import type {Launcher, ServerProgram} from '../../servers/launcher.ts';
import {agents} from '../requests.ts';
import {shownCode} from './generated-keys.ts';

/** One step of the migration: what the page may say, and how to do it. The groups of the pattern are its values. */
interface Step {
  says: RegExp;
  /** Gives what happened instead, where the step did not do what the page says. */
  run(values: string[]): Promise<string | undefined>;
}

/** How long the line of a client that was missed may take to be in the log, in milliseconds. */
const lineTimeoutMs = 3000;

/** Walks through the migration as the guide tells it, with a server in a folder of its own. */
export async function migrate(
  items: readonly Value[],
  snippets: readonly Value[],
  hold: Hold,
  withProgram: Launcher['withProgram'],
): Promise<void> {
  if (onPath('openssl') === undefined) throw new NotObservable('There is no openssl here.');
  const folder = await mkdtemp(path.join(tmpdir(), 'migration-'));
  const steps = migrationIn(folder, snippets, withProgram);
  try {
    for (const [place, {says, run}] of steps.entries()) {
      const item = items[place];
      if (!item) throw new Error(`The check knows ${steps.length} steps, and the page fewer.`);
      const match = says.exec(item.text);
      hold.phrase(item, match !== null, [String(says)]);
      const instead = await run(match?.slice(1) ?? []);
      hold.ok(item, instead === undefined, instead ?? 'what it says', `did step ${place + 1}`);
    }
    for (const snippet of snippets) hold.ok(snippet, true, 'what the step says', 'ran it');
    const more = items[steps.length];
    if (more) hold.ok(more, false, 'does not know this step', 'did all steps');
  } finally {
    await rm(folder, {recursive: true});
  }
}

function migrationIn(
  folder: string,
  snippets: readonly Value[],
  withProgram: Launcher['withProgram'],
): Step[] {
  let envFile = '';
  let key = '';
  let tested = '';
  let missed = 'no such line';
  const statusOf = async (url: string, sent?: string) =>
    (await send(url, agents, sent === undefined ? {} : {headers: {'X-API-KEY': sent}})).statusLine;
  const bothStatuses = async (url: string) =>
    [await statusOf(url, key), await statusOf(url)] as const;
  const inWords = ([withKey, without]: readonly [string, string]) =>
    `${withKey} with the key, ${without} without`;

  return [
    {says: /^Generate a key:$/, run: async () => undefined},
    {
      says: /^Put it in the server's (\S+) file:$/,
      async run([name = '']) {
        key = await generateAndSave(folder, snippets);
        const file = path.join(folder, name);
        const {mode} = await stat(file).catch(() => ({mode: 0}));
        if (mode === 0) return 'wrote no such file';
        envFile = await readFile(file, 'utf8');
        return (mode & 0o077) === 0 ? undefined : 'left the file readable for others';
      },
    },
    {
      says: /^Update every client to send (\S+)\. Using authentication has the code\. A server without a key ignores the header, so clients can change first\.$/,
      async run([header = '']) {
        const early = await withProgram({}, async ({untilListening}) =>
          send(await untilListening(), agents, {headers: {[header]: key}}),
        );
        return early.status < 300 && header === 'X-API-KEY' ? undefined : early.statusLine;
      },
    },
    {
      says: /^Test: restart the server where nothing depends on it\. A request with the key gets (.+), one without (.+)\.$/,
      async run([withKey, without]) {
        const seen = await withProgram({envFile}, async ({untilListening}) =>
          bothStatuses(await untilListening()),
        );
        tested = inWords(seen);
        return seen[0] === withKey && seen[1] === without ? undefined : tested;
      },
    },
    {
      says: /^Deploy: put the key into the production environment and restart the server there\.$/,
      async run() {
        const now = await withProgram({envFile}, async (program) => {
          const seen = await bothStatuses(await program.untilListening());
          missed = await lineOfClient(program);
          return inWords(seen);
        });
        return now === tested ? undefined : now;
      },
    },
    {
      says: /^Watch the log for clients that were missed\. Each leaves a line with its address\.$/,
      run: async () => (missed.endsWith(' from 127.0.0.1') ? undefined : missed),
    },
  ];
}

/** The warning about a client without the key. */
async function lineOfClient({untilOutput}: ServerProgram): Promise<string> {
  const line = untilOutput(/^.*\bwarn\b.* from 127\.0\.0\.1$/im).then(([text]) => text);
  return Promise.race([line, delay(lineTimeoutMs, 'no such line', {ref: false})]);
}

/** Runs the code that the page shows in one shell, as a reader would, and gives the key. */
async function generateAndSave(folder: string, snippets: readonly Value[]): Promise<string> {
  const codes = snippets.map(({text}) => {
    const {file, region = ''} = parseSnippetReference(text);
    return shownCode(file, region);
  });
  const script = [...codes, 'echo "$ELIZA_SERVER_AUTH_TOKEN"'].join('\n');
  const shell = startProgram('bash', ['-e', '-c', script], {folder});
  if ((await shell.ended) !== 0) throw new Error(`The steps fail: ${shell.output()}`);
  return shell.output().trim();
}
