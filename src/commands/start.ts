import {setImmediate as nextTurn, setTimeout as pause} from 'node:timers/promises';
import {readEnvironment} from '../../examples/server/environment.ts';
import {type RunOptions, run} from '../../examples/server/run.ts';
import {isBuilt, siteDirectory} from '../records/built.ts';
import {siteIn} from '../serve/site-in.ts';
import {runBuild} from '../site/run-build.ts';
import {startCompression} from '../site/start-compression.ts';

const usage =
  'Usage: npm start   (it takes no arguments: set SERVER_PORT and the other variables instead)';

/** How long a stop waits for a build to let go, in milliseconds. */
const stopTimeMs = 2000;

// What a build started and what it waits for ends with this process.
process.exit(await start(process.argv.slice(2)));

/** Serves the site and the API on one port. The API is there at once, the site as soon as it is built. */
async function start(args: string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  const environment = readEnvironment(process.cwd(), process.env);
  if (!environment.ok) {
    process.stderr.write(`${environment.problems.join('\n')}\n`);
    return 1;
  }
  const stopped = new AbortController();
  let building: Promise<boolean> = Promise.resolve(true);
  const meanwhile: RunOptions['meanwhile'] = async () => {
    const wasBuilt = isBuilt();
    building = runBuild({drift: 'show', isCompressed: false, signal: stopped.signal});
    if (!(await building)) return 'a site that cannot be built';
    if (!wasBuilt) process.stdout.write('The site is there: open the address above.\n');
    startCompression(stopped.signal);
    return new Promise(() => undefined);
  };
  const exitCode = await run(environment.config, {site: siteIn(siteDirectory), meanwhile});
  stopped.abort();
  const isThere = await Promise.race([building, pause(stopTimeMs, true)]);
  // The log is written in the turn after the one in which something happens.
  await nextTurn();
  return isThere ? exitCode : 1;
}
