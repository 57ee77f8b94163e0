import {type Config, readConfig, variableNames} from './config.ts';
import {readEnvFile} from './env-file.ts';
import type {Assignment} from './env-lines.ts';
import {otherFilesWithKey} from './other-env-files.ts';
import {meansTheKey, nearlyNamed} from './similar-names.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The configuration, or one line for each thing that is wrong with it: where, what, and the remedy. */
export type EnvironmentResult = {ok: true; config: Config} | {ok: false; problems: string[]};

/** What programs in Python read, often exported for all of them. */
const namesOfOthers: ReadonlySet<string> = new Set(['LOGLEVEL']);

const keyName = 'ELIZA_SERVER_AUTH_TOKEN';

/**
 * Reads the configuration from the exported variables and the `.env` file of a folder.
 * An exported variable wins over the file. An empty one may not empty what the file sets: that is a problem.
 * @param folder where `.env` may lie
 * @param exported usually `process.env`
 */
export function readEnvironment(folder: string, exported: Variables): EnvironmentResult {
  const file = readEnvFile(folder);
  if (!file.ok) return file;
  const set = new Map(file.assignments.map((assignment) => [assignment.name, assignment]));
  const hasKey = Boolean(exported[keyName] || set.get(keyName)?.value);
  const isSet = exported[keyName] !== undefined || set.has(keyName);
  const early = [
    ...(isSet ? [] : otherFiles(folder)),
    ...nearNames(file.assignments, hasKey),
    ...exportedProblems(exported, set, hasKey),
  ];
  const values = Object.fromEntries(file.assignments.map(({name, value}) => [name, value]));
  const result = readConfig({...values, ...exported});
  if (result.ok && early.length === 0) {
    return {ok: true, config: {...result.config, notices: notices(exported, set)}};
  }
  const late = (result.ok ? [] : result.problems)
    // One problem of a variable is enough, such as its quotation marks.
    .filter(({variable}) => !early.some((problem) => problem.includes(`: ${variable} `)))
    .map(({variable, message}) => {
      const inFile = exported[variable] === undefined ? set.get(variable) : undefined;
      const place = inFile ? `.env:${inFile.line}:${inFile.column}` : 'environment';
      return `${place}: ${variable} ${message}`;
    });
  return {ok: false, problems: [...early, ...late]};
}

/** A key in a file that is not read. Whoever wants none although one is there says so by an empty variable. */
function otherFiles(folder: string): string[] {
  return otherFilesWithKey(folder).map(
    (name) => `${name}: sets ${keyName}, but only .env is read: rename it to .env.`,
  );
}

/** Names in the file that are nearly one of the server's, with a value that would be ignored. */
function nearNames(assignments: readonly Assignment[], hasKey: boolean): string[] {
  return assignments.flatMap(({name, value, line, column}) => {
    const meant = value === '' ? undefined : meantBy(name, hasKey);
    return meant === undefined ? [] : [`.env:${line}:${column}: ${notRead(name, meant)}`];
  });
}

function meantBy(name: string, hasKey: boolean): string | undefined {
  return nearlyNamed(name, variableNames) ?? (!hasKey && meansTheKey(name) ? keyName : undefined);
}

function notRead(name: string, meant: string): string {
  return `${name} is not a variable of the server: write ${meant}.`;
}

function exportedProblems(
  exported: Variables,
  file: ReadonlyMap<string, Assignment>,
  hasKey: boolean,
): string[] {
  return Object.entries(exported).flatMap(([name, value = '']) => {
    // Other programs export much; only a key that would be ignored stops the start.
    const meant = value === '' ? undefined : meantBy(name, hasKey);
    if (meant === keyName) return [`environment: ${notRead(name, meant)}`];
    if (!variableNames.includes(name)) return [];
    const inFile = file.get(name);
    if (value === '' && inFile?.value) {
      return [
        `environment: ${name} is exported empty, but .env:${inFile.line}:${inFile.column} sets it: unset the exported variable to use the file's value, or delete the line to use none.`,
      ];
    }
    if (/^(["'`]).*\1$/s.test(value)) {
      return [
        `environment: ${name} has quotation marks around its value, which docker run --env-file keeps: write the value without them.`,
      ];
    }
    return [];
  });
}

/** What does not stop the start, but should not happen without a word. */
function notices(exported: Variables, file: ReadonlyMap<string, Assignment>): string[] {
  const inFile = file.get(keyName);
  const key = exported[keyName];
  const isOther = key !== undefined && inFile?.value && inFile.value !== key;
  const near = Object.entries(exported).flatMap(([name, value]) => {
    const meant = value && !namesOfOthers.has(name) ? nearlyNamed(name, variableNames) : undefined;
    return meant === undefined
      ? []
      : [`The exported variable ${name} is not read: did you mean ${meant}?`];
  });
  if (!isOther) return near;
  return [
    `${keyName} is exported with another key than .env:${inFile.line}:${inFile.column} has: the exported key counts`,
    ...near,
  ];
}
