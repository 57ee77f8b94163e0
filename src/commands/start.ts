import {readEnvironment} from '../../examples/server/environment.ts';
import {run} from '../../examples/server/run.ts';
import {runBuild, siteDirectory} from './run-build.ts';

process.exitCode = await start();

/** Builds the site where something changed, then serves it and the API on one port. */
async function start(): Promise<number> {
  // First, since a wrong setting should not cost the time of a build.
  const environment = readEnvironment(process.cwd(), process.env);
  if (!environment.ok) {
    process.stderr.write(`${environment.problems.join('\n')}\n`);
    return 1;
  }
  if (!(await runBuild('show'))) return 1;
  return run(environment.config, siteDirectory);
}
