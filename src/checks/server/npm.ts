import {setTimeout as delay} from 'node:timers/promises';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {inParallel} from '../../machine/in-parallel.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import type {RunningProgram} from '../../machine/program.ts';
import {onPath} from '../../machine/tools.ts';
import {send} from '../../servers/http/http.ts';
import {untilListening} from '../../servers/server-program.ts';
import {npmEnds, otherEnds, whileLookingMs, within} from './npm-ends.ts';

const claim = whiteBoxClaim('It starts the reference server by npm, and ends that.');

claim('reference-server/start-stop-messages/stop-with-npm', async ({documented, hold}) => {
  onlyOnLinux();
  if (onPath('python3') === undefined) throw new NotObservable('There is no python3 here.');
  const stops = inParallel(Object.entries(npmEnds), 3, async ([what, end]) => {
    const observed = await whatItDid(end).catch(String);
    return {what, observed};
  });
  for await (const {what, observed} of stops) {
    holdPhrase(hold, documented.text(), {stops: observed === stopped}, observed, what);
  }
});

const stopped = 'it stopped';

async function whatItDid(end: () => Promise<RunningProgram>): Promise<string> {
  const program = await end();
  try {
    const isEnded = await within(program.ended.then(() => true));
    const isSaid = program.output().includes('Stopping on SIGTERM');
    return isEnded && isSaid ? stopped : `it went on: ${program.output()}`;
  } finally {
    await program.stop();
  }
}

claim('reference-server/start-stop-messages/stop-without-npm', async ({documented, hold}) => {
  onlyOnLinux();
  const ends = inParallel(Object.entries(otherEnds), 3, async ([what, end]) => {
    const program = await end();
    try {
      return {what, ...(await responseOf(program))};
    } finally {
      await program.stop();
    }
  });
  for await (const {what, isUp, observed} of ends) {
    const known = {'goes on': isUp, stops: !isUp};
    holdPhrase(hold, documented.text(), known, observed, `asked it after this had ended: ${what}`);
  }
});

/** Whether a server responds once it had time to look for who started it. */
async function responseOf(program: RunningProgram): Promise<{isUp: boolean; observed: string}> {
  const url = (await within(untilListening(program))) ?? '';
  await delay(whileLookingMs);
  return send(url, '/healthz').then(
    ({status, statusLine}) => ({isUp: status < 300, observed: statusLine}),
    (error: unknown) => ({isUp: false, observed: String(error)}),
  );
}

function onlyOnLinux(): void {
  if (process.platform !== 'linux') throw new NotObservable('It takes the /proc of Linux.');
}
