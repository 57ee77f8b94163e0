import {parseArgs} from 'node:util';
import concurrently from 'concurrently';
import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {projectRoot} from './project.ts';

const usage =
  'Usage: npm run dev -- [--port PORT]   (the port of the site; SERVER_PORT sets that of the API)';

endWithNpm();
process.exitCode = await dev(process.argv.slice(2));

/** Runs the site with hot reload and the reference server with restart on change, until Ctrl-C ends both. */
async function dev(args: string[]): Promise<number> {
  const port = readPort(args);
  if (port === undefined) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  const {result} = concurrently(
    [
      {name: 'site', command: `docusaurus start --no-open --port ${port}`},
      {
        name: 'server',
        command: 'tsx watch --clear-screen=false --include .env examples/server/main.ts',
      },
    ],
    {cwd: projectRoot, killOthersOn: ['failure', 'success'], prefixColors: 'auto'},
  );
  return result.then(
    () => 0,
    () => 1,
  );
}

function readPort(args: string[]): string | undefined {
  try {
    const {port} = parseArgs({args, options: {port: {type: 'string', default: '3001'}}}).values;
    return /^\d+$/.test(port) ? port : undefined;
  } catch {
    return undefined;
  }
}
