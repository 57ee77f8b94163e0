import {setTimeout as delay} from 'node:timers/promises';
import type {Startable} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {send} from '../../servers/http/http.ts';
import {preloading} from '../../servers/preloads/preload.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents} from '../requests.ts';

/** Holds that the server compares each key that a client sends by the documented function, on buffers of one length. */
export async function holdComparison(context: CheckContext & Startable): Promise<void> {
  const {documented, hold, withProgram} = context;
  const name = documented.code();
  const key = strongKey();
  const sent = [strongKey(), key.slice(0, -1), `${key}x`, key.slice(0, 1) + strongKey(), key];
  const variables = {
    ELIZA_SERVER_AUTH_TOKEN: key,
    COMPARISON: name.text,
    ...preloading('tell-comparisons'),
  };
  const calls = await withProgram({variables}, async (program) => {
    const url = await program.untilListening();
    const callsSoFar = () => [...program.output().matchAll(/^\[compared\] (\d+) (\d+)$/gm)];
    const before = callsSoFar().length;
    for (const one of sent) await send(url, agents, {headers: {'X-API-KEY': one}});
    // What another process writes may come later than its response.
    for (let wait = 0; wait < 20 && callsSoFar().length < before + sent.length; wait++) {
      await delay(50);
    }
    return callsSoFar().slice(before);
  });
  const lengths = [...new Set(calls.flatMap(([, first, second]) => [first, second]))];
  const isSo = calls.length === sent.length && lengths.length === 1;
  const observed = `${calls.length} calls, on buffers of ${lengths.join(' and ')} bytes`;
  hold.ok(
    name,
    isSo,
    calls.length === 0 ? 'is not called' : observed,
    `sent ${sent.length} keys of different lengths`,
  );
}
