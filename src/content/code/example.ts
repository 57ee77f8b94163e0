import {type Fault, listed} from '../problem.ts';
import type {ProjectFiles} from '../project-files.ts';
import {type ClientLanguage, clientLanguages} from './client-language.ts';
import {patternFaults, patternNames} from './pattern.ts';
import {readSnippet} from './snippet.ts';

/** The region of a client's file that pages show; it runs by itself. */
export const shownRegion = 'request';

const outputFiles = [
  {file: 'output.json', highlight: 'json'},
  {file: 'output.txt', highlight: 'text'},
] as const;

/** Names the patterns of what varies in the output, one a line, with comments after `#`; most examples have none. */
const variesFile = 'varies.txt';

/** One client of an example, as a page shows it. */
export interface Client {
  language: ClientLanguage;
  /** The file, from the project's root. */
  file: string;
  text: string;
}

/** What every client of an example prints. */
export interface Output {
  file: string;
  highlight: 'json' | 'text';
  text: string;
  /** The patterns of what varies in it from run to run. */
  varies: readonly string[];
}

/** A folder of `examples/` with one request in each language and the answer to it. */
export interface Example {
  name: string;
  clients: Client[];
  output: Output;
}

export type ExampleResult = {ok: true; example: Example} | {ok: false; faults: Fault[]};

/** Reads the example of that name, or says everything that is wrong with it. */
export function readExample(name: string, files: ProjectFiles): ExampleResult {
  const folder = `examples/${name}`;
  const known = exampleNames(files);
  if (!known.includes(name)) {
    const message = `there is no example "${name}": the examples are ${listed(known)}.`;
    return {ok: false, faults: [{code: 'missing-example', message}]};
  }

  const faults: Fault[] = [];
  const clients: Client[] = [];
  for (const language of clientLanguages) {
    const file = `${folder}/${language.file}`;
    const snippet = readSnippet({file, region: shownRegion}, files);
    if (snippet.ok) clients.push({language, file, text: snippet.text});
    else if (files.read(file) !== undefined) faults.push(snippet.fault);
    else {
      const message = `example "${name}" has no ${language.label} client: add ${file}.`;
      faults.push({code: 'missing-client', message});
    }
  }
  const output = readOutput(folder, files);
  if (!output) {
    faults.push({
      code: 'missing-output',
      message: `example "${name}" has no output: write what its clients print to ${folder}/output.json or ${folder}/output.txt.`,
    });
  } else {
    faults.push(...variesFaults(folder, output));
  }
  return output && faults.length === 0
    ? {ok: true, example: {name, clients, output}}
    : {ok: false, faults};
}

/** The example of that name; throws everything that is wrong with it, in sentences. */
export function exampleNamed(name: string, files: ProjectFiles): Example {
  const result = readExample(name, files);
  if (result.ok) return result.example;
  throw new Error(result.faults.map(({message}) => message).join(' '));
}

/** Every file that an example can consist of, there or not, from the project's root. */
export function filesOfExample(name: string): string[] {
  const all = [...clientLanguages, ...outputFiles, {file: variesFile}];
  return all.map(({file}) => `examples/${name}/${file}`);
}

/** The clients that a page shows: all, or the one it names. A name that no client has is a problem. */
export function shownClients(
  clients: readonly Client[],
  id: string | undefined,
): {ok: true; clients: readonly Client[]} | {ok: false; fault: Fault} {
  const shown = clients.filter(({language}) => id === undefined || language.id === id);
  if (shown.length > 0) return {ok: true, clients: shown};
  const known = listed(clients.map(({language}) => language.id));
  const message = `there is no client "${id}": the clients are ${known}.`;
  return {ok: false, fault: {code: 'missing-client', message}};
}

/** The folders of `examples/` that hold at least one client. */
export function exampleNames(files: ProjectFiles): string[] {
  return files
    .folderNames('examples')
    .filter((name) =>
      clientLanguages.some(({file}) => files.read(`examples/${name}/${file}`) !== undefined),
    );
}

function readOutput(folder: string, files: ProjectFiles): Output | undefined {
  for (const {file: name, highlight} of outputFiles) {
    const file = `${folder}/${name}`;
    const text = files.read(file)?.trimEnd();
    if (!text) continue;
    const varies = files.read(`${folder}/${variesFile}`) ?? '';
    return {file, highlight, text, varies: patternNames(varies.replaceAll(/#.*/g, ''))};
  }
  return undefined;
}

function variesFaults(folder: string, {file, text, varies}: Output): Fault[] {
  return patternFaults(varies, text, `in ${file}`).map(({code, message}) => ({
    code,
    message: `${folder}/${variesFile}: ${message}`,
  }));
}
