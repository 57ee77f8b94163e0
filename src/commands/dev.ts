import {Writable} from 'node:stream';
import {parseArgs} from 'node:util';
import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {projectRoot} from '../machine/project.ts';

const usage =
  'Usage: npm run dev -- [--port PORT]   (the port of the site; SERVER_PORT sets that of the API)';

endWithNpm();
// Without a reader of its output, this process would fail at a write, and leave what it started.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => process.kill(process.pid, 'SIGTERM'));
}
process.exitCode = await dev(process.argv.slice(2));

/** Runs the site with hot reload and the reference server with restart on change, until Ctrl-C ends both. */
async function dev(args: string[]): Promise<number> {
  const port = readPort(args);
  if (port === undefined) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  // Loaded only here, since it takes longer than to answer a wrong argument.
  const {concurrently} = await import('concurrently');
  // It throws where its stream has failed.
  const outputStream = new Writable({
    write: (chunk, _, done) => process.stdout.write(chunk, () => done()),
  });
  const {result} = concurrently(
    [
      {name: 'site', command: `docusaurus start --no-open --port ${port}`},
      {
        name: 'server',
        command: 'tsx watch --clear-screen=false --include .env examples/server/main.ts',
      },
    ],
    {cwd: projectRoot, outputStream, killOthersOn: ['failure', 'success'], prefixColors: 'auto'},
  );
  return result.then(
    () => 0,
    () => 1,
  );
}

function readPort(args: string[]): string | undefined {
  try {
    const {port} = parseArgs({args, options: {port: {type: 'string', default: '3001'}}}).values;
    return /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535 ? port : undefined;
  } catch {
    return undefined;
  }
}
