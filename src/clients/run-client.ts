import type {clientLanguages} from '../content/code/client-language.ts';
import {startProgram} from '../machine/program.ts';
import {projectRoot} from '../machine/project.ts';
import {onPath, pythonWithRequests} from '../machine/tools.ts';

export type Language = (typeof clientLanguages)[number]['id'];

/** How a client ended and what it wrote. */
export interface ClientRun {
  exitCode: number | null;
  /** Of both, trimmed. */
  output: string;
  errorOutput: string;
}

/** Where a client finds the server, and its key. */
export interface ClientSettings {
  url: string;
  key: string;
}

/** Runs a client's file as a reader would: by bash, by tsx, by Python. */
export function runClientFile(
  language: Language,
  file: string,
  settings: ClientSettings,
): Promise<ClientRun> {
  switch (language) {
    case 'curl':
      return run(program('bash'), [file], settings);
    case 'typescript':
      return run(process.execPath, ['--import', import.meta.resolve('tsx'), file], settings);
    case 'python':
      return run(python(), [file], settings);
  }
}

/** Runs code that was copied from a page, without the file that it stands in. TypeScript runs as JavaScript. */
export function runCopiedCode(
  language: Language,
  code: string,
  settings?: ClientSettings,
  variables?: Record<string, string>,
): Promise<ClientRun> {
  switch (language) {
    case 'curl':
      return run(program('bash'), ['-e', '-c', code], settings, variables);
    case 'typescript':
      return run(process.execPath, ['--input-type=module', '--eval', code], settings, variables);
    case 'python':
      return run(python(), ['-c', code], settings, variables);
  }
}

async function run(
  command: string,
  args: string[],
  settings: ClientSettings | undefined,
  variables: Record<string, string> = {},
): Promise<ClientRun> {
  const set =
    settings === undefined
      ? {}
      : {ELIZA_SERVER_URL: settings.url, ELIZA_SERVER_AUTH_TOKEN: settings.key};
  const client = startProgram(command, args, {
    variables: {...set, ...variables},
    folder: projectRoot,
  });
  const exitCode = await client.ended;
  return {exitCode, output: client.output().trim(), errorOutput: client.errorOutput()};
}

function program(name: string): string {
  const file = onPath(name);
  if (file === undefined)
    throw new Error(`There is no ${name}: run "npm test", which installs it.`);
  return file;
}

function python(): string {
  const file = pythonWithRequests();
  if (file === undefined)
    throw new Error('There is no Python with requests: run "npm test", which installs it.');
  return file;
}
