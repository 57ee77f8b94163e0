import {readFileSync} from 'node:fs';
import path from 'node:path';
import dotenv from 'dotenv';
import {type Config, readConfig} from './config.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The configuration, or one line for each thing that is wrong with it: where, what, and the remedy. */
export type EnvironmentResult = {ok: true; config: Config} | {ok: false; problems: string[]};

/**
 * Reads the configuration from the exported variables and the `.env` file of a folder.
 * An exported variable wins over the file, even an empty one.
 * @param folder where `.env` may lie
 * @param exported usually `process.env`
 */
export function readEnvironment(folder: string, exported: Variables): EnvironmentResult {
  const file = readEnvFile(path.join(folder, '.env'));
  if ('problem' in file) return {ok: false, problems: [file.problem]};

  const result = readConfig({...dotenv.parse(file.text), ...exported});
  if (result.ok) return result;
  const problems = result.problems.map(({variable, message}) => {
    const place =
      exported[variable] === undefined ? placeInFile(file.text, variable) : 'environment';
    return `${place}: ${variable} ${message}`;
  });
  return {ok: false, problems};
}

function readEnvFile(file: string): {text: string} | {problem: string} {
  try {
    return {text: readFileSync(file, 'utf8')};
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {text: ''};
    return {
      problem: `.env: cannot be read (${String(code)}): make it a file that this user may read.`,
    };
  }
}

/** `.env:3:1` for the line that sets the variable; the last one counts, as it does for dotenv. */
function placeInFile(text: string, variable: string): string {
  const assignment = new RegExp(`^\\s*(?:export\\s+)?${variable}\\s*=`);
  const line = text.split(/\r?\n/).findLastIndex((candidate) => assignment.test(candidate));
  return `.env:${line + 1}:1`;
}
