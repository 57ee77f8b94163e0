import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {projectRoot} from '../../machine/project.ts';
import {type Replacement, replaced} from './nginx-files.ts';

/** The folder of the server, in which the commands of the unit and of the image run. */
const serverFolder = path.join(projectRoot, 'examples/server');

/** The text of a file of `examples/`. */
export function exampleText(file: string): Promise<string> {
  return readFile(path.join(projectRoot, 'examples', file), 'utf8');
}

/** The values of a setting in the systemd unit. */
export async function unitSettings(name: string): Promise<string[]> {
  const lines = (await exampleText('deploy/systemd/elizaos.service')).split('\n');
  return lines
    .filter((line) => line.startsWith(`${name}=`))
    .map((line) => line.slice(name.length + 1));
}

/** The arguments of an instruction of the Dockerfile, as `["node", "main.ts"]` or as text. */
export async function dockerInstructions(name: string): Promise<string[]> {
  const lines = (await exampleText('deploy/docker/Dockerfile')).split('\n');
  return lines
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));
}

/** The only value in a list that has to have one. */
export function only<Value>(values: readonly Value[], what: string): Value {
  const [value, ...more] = values;
  if (value === undefined || more.length > 0) {
    throw new Error(`There have to be one ${what}, and there are ${values.length}.`);
  }
  return value;
}

/** The variables that the image sets. */
export async function imageVariables(): Promise<Record<string, string>> {
  const pairs = (await dockerInstructions('ENV')).flatMap((line) => line.split(' '));
  return Object.fromEntries(
    pairs.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
  );
}

/** Starts the server by the unit's `ExecStart`, with this Node.js, on a free port. */
export async function startByUnit(variables: Record<string, string>): Promise<RunningProgram> {
  const [program = '', ...args] = only(await unitSettings('ExecStart'), 'ExecStart').split(' ');
  if (program !== '/usr/bin/node') throw new Error(`ExecStart runs ${program}.`);
  const pairs = (await unitSettings('Environment')).map(
    (pair) => pair.split('=') as [string, string],
  );
  return startProgram(process.execPath, args, {
    folder: serverFolder,
    variables: {...Object.fromEntries(pairs), ...variables, SERVER_PORT: '0'},
  });
}

/** Starts the server by the image's `CMD`, outside of a container, on a free port. */
export async function startByImage(variables: Record<string, string>): Promise<RunningProgram> {
  const command: string[] = JSON.parse(only(await dockerInstructions('CMD'), 'CMD'));
  const [program, ...args] = command;
  if (program !== 'node') throw new Error(`CMD runs ${program}.`);
  return startProgram(process.execPath, args, {
    folder: serverFolder,
    variables: {...(await imageVariables()), ...variables, SERVER_PORT: '0'},
  });
}

/** Runs the image's `HEALTHCHECK` against a server, and gives its exit code. */
export async function checkHealth(url: string): Promise<number | null> {
  const instruction = only(await dockerInstructions('HEALTHCHECK'), 'HEALTHCHECK');
  const [, json = ''] = / CMD (\[.*\])$/.exec(instruction) ?? [];
  const replacement: Replacement = ['http://127.0.0.1:3000', url];
  const command: string[] = JSON.parse(replaced(json, [replacement]));
  const [program, ...args] = command;
  if (program !== 'node') throw new Error(`HEALTHCHECK runs ${program}.`);
  return startProgram(process.execPath, args).ended;
}
