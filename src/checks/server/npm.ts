import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {projectRoot} from '../../machine/project.ts';
import {send} from '../../servers/http/http.ts';
import {untilListening} from '../../servers/server-program.ts';

const claim = whiteBoxClaim('It starts the reference server by npm, and ends that.');

const folder = path.join(projectRoot, 'examples/server');
const serverCommand = 'node --import tsx main.ts';

/** How long a server may take for its start or its stop, in milliseconds. */
const patienceMs = 20_000;

/** Longer than the server takes to look whether npm is still there, in milliseconds. */
const whileLookingMs = 1500;

/** How npm can end, and what starts a server beside such an npm. */
const ends: Readonly<Record<string, () => Promise<RunningProgram>>> = {
  'npm ended by SIGTERM': () => endedNpm('SIGTERM'),
  'npm ended by SIGKILL': () => endedNpm('SIGKILL'),
  'npm and its shell ended while the server was loading': async () => fromShell('SERVER &', asNpm),
  'npm ended while the server was loading, and left its shell': async () =>
    fromShell('sh -c "SERVER; true" &', asNpm),
};

const asNpm = {npm_lifecycle_event: 'start'};

claim('reference-server/start-stop-messages/stop-with-npm', async ({documented, hold}) => {
  onlyOnLinux();
  for (const [what, end] of Object.entries(ends)) {
    const program = await end();
    try {
      const isStopped = await within(program.ended.then(() => true));
      const isSaid = program.output().includes('Stopping on SIGTERM');
      const observed = isStopped && isSaid ? 'it stopped' : `it went on: ${program.output()}`;
      holdPhrase(hold, documented.text(), {stops: isStopped === true && isSaid}, observed, what);
    } finally {
      await program.stop();
    }
  }
});

claim('reference-server/start-stop-messages/stop-without-npm', async ({documented, hold}) => {
  onlyOnLinux();
  const program = fromShell('SERVER & sleep 1', {});
  try {
    const url = (await within(untilListening(program))) ?? '';
    await delay(whileLookingMs);
    const {isUp, observed} = await send(url, '/healthz').then(
      ({status, statusLine}) => ({isUp: status < 300, observed: statusLine}),
      (error: unknown) => ({isUp: false, observed: String(error)}),
    );
    const known = {'goes on': isUp, stops: !isUp};
    holdPhrase(hold, documented.text(), known, observed, 'asked it after its shell had ended');
  } finally {
    await program.stop();
  }
});

function onlyOnLinux(): void {
  if (process.platform !== 'linux') throw new NotObservable('It takes the /proc of Linux.');
}

/** A server that npm started, once npm alone got the signal. */
async function endedNpm(signal: NodeJS.Signals): Promise<RunningProgram> {
  const variables = {SERVER_PORT: '0', npm_config_update_notifier: 'false'};
  const program = startProgram('npm', ['start'], {folder, variables});
  await within(untilListening(program));
  if (program.id !== undefined) process.kill(program.id, signal);
  return program;
}

function fromShell(command: string, variables: Record<string, string>): RunningProgram {
  return startProgram('sh', ['-c', command.replace('SERVER', serverCommand)], {
    folder,
    variables: {SERVER_PORT: '0', ...variables},
  });
}

/** What comes of it in time; `undefined` where that takes too long. */
function within<Result>(task: Promise<Result>): Promise<Result | undefined> {
  return Promise.race([task, delay(patienceMs, undefined, {ref: false})]);
}
