import {type ByClient, byClient, differs, disagreement} from '../clients/client-table.ts';
import {comparableOutput} from '../clients/comparable-output.ts';
import {type ClientRun, type ClientSettings, runClientFile} from '../clients/run-client.ts';
import {clientLanguages} from '../content/code/client-language.ts';
import type {Example} from '../content/code/example.ts';
import {everyPattern, keepVarying, withPatterns} from '../content/code/pattern.ts';
import {indentedJson} from '../content/json-text.ts';
import {listed} from '../content/problem.ts';

/** What the output of an example has to be; or why a real run does not tell, in words. */
export type ExampleUpdate =
  | {outcome: 'same'}
  | {outcome: 'changed'; text: string}
  | {outcome: 'failed'; failure: string};

/** Runs the clients of an example and compares what they print with its output. */
export async function updateExample(
  {name, output}: Example,
  server: ClientSettings,
): Promise<ExampleUpdate> {
  const runs = new Map<string, ClientRun>();
  for (const {id, file} of clientLanguages) {
    const run = await runClientFile(id, `examples/${name}/${file}`, server);
    if (run.exitCode !== 0) return failed(failedRun(`examples/${name}/${file}`, run));
    runs.set(id, run);
  }
  const printed = byClient(({id}) => runs.get(id)?.output ?? '');
  const compared = byClient(({id}) => comparableOutput(printed[id], output.varies));
  if (differs(compared)) return failed(differentOutputs(name, compared));
  if (compared.curl === comparableOutput(output.text, output.varies)) return {outcome: 'same'};
  if (printed.curl === '') return failed(`examples/${name}: the clients print nothing.`);

  const text = output.highlight === 'json' ? indentedJson(printed.curl) : printed.curl;
  if (text === undefined) {
    return failed(
      `${output.file}: the clients print no JSON: rename the file to output.txt and run this again.`,
    );
  }
  return {outcome: 'changed', text: `${keepVarying(output.text, text, output.varies)}\n`};
}

function failed(failure: string): ExampleUpdate {
  return {outcome: 'failed', failure};
}

function failedRun(file: string, {exitCode, output}: ClientRun): string {
  const lines = output.split('\n').map((line) => `    ${line}`);
  return [`${file} ends with exit code ${exitCode} and prints:`, ...lines].join('\n');
}

function differentOutputs(name: string, outputs: ByClient<string>): string {
  const lines = byClient(({id}) => outputs[id].split('\n'));
  const count = Math.max(...Object.values(lines).map(({length}) => length));
  const differences = Array.from({length: count}, (_, place) => ({
    what: `line ${place + 1}`,
    values: byClient(({id}) => lines[id][place] ?? '(not printed)'),
  })).filter(({values}) => differs(values));
  const table = disagreement(name, 'do not print the same', differences);
  const patterns = patternsOf(outputs);
  if (patterns.length === 0) return table;
  return `${table}\nIf it differs from run to run, name ${listed(patterns)} in examples/${name}/varies.txt.`;
}

/** The patterns that the outputs would be equal by; none where they would differ even so. */
function patternsOf(outputs: ByClient<string>): string[] {
  const differBy = (names: readonly string[]) =>
    differs(byClient(({id}) => withPatterns(outputs[id], names)));
  if (differBy(everyPattern)) return [];
  return everyPattern.filter((name) => differBy(everyPattern.filter((other) => other !== name)));
}
