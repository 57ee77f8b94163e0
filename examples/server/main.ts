import {statSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {readEnvironment} from './environment.ts';
import {run} from './run.ts';

process.exitCode = await main(process.argv.slice(2));

/** `main.ts [--site FOLDER]`: runs the server with the variables of the environment and of `.env`. */
async function main(args: string[]): Promise<number> {
  const siteDirectory = readArguments(args);
  if (siteDirectory instanceof Error) {
    process.stderr.write(`${siteDirectory.message}\nUsage: main.ts [--site FOLDER]\n`);
    return 1;
  }
  if (siteDirectory !== undefined && !isFolder(siteDirectory)) {
    process.stderr.write(
      `--site: ${JSON.stringify(siteDirectory)} is no folder: name that of a built site.\n`,
    );
    return 1;
  }
  const environment = readEnvironment(process.cwd(), process.env);
  if (!environment.ok) {
    process.stderr.write(`${environment.problems.join('\n')}\n`);
    return 1;
  }
  return run(environment.config, {siteDirectory});
}

function readArguments(args: string[]): string | undefined | Error {
  try {
    return parseArgs({args, options: {site: {type: 'string'}}}).values.site;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}
