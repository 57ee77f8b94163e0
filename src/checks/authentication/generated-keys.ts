import {readSnippet} from '../../content/code/snippet.ts';
import {projectFiles} from '../../content/project-files.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {startProgram} from '../../machine/program.ts';
import {projectRoot} from '../../machine/project.ts';
import {onPath} from '../../machine/tools.ts';

/** What the code that a page shows from this file prints, run so often in one shell. */
export async function generatedKeys(file: string, times: number): Promise<string[]> {
  const code = shownCode(file, 'generate');
  const [tool = ''] = code.split(' ');
  if (onPath(tool) === undefined) throw new NotObservable(`There is no ${tool} on this machine.`);
  const script = `for _ in $(seq ${times}); do\n${code}\ndone`;
  const shell = startProgram('bash', ['-e', '-c', script]);
  await shell.ended;
  return shell.output().trim().split('\n');
}

/** The code of a region that pages show. */
export function shownCode(file: string, region: string): string {
  const snippet = readSnippet({file, region}, projectFiles(projectRoot));
  if (!snippet.ok) throw new Error(snippet.fault.message);
  return snippet.text;
}

/** How many bits are the same in all these numbers, written in hexadecimal. */
export function fixedBits(numbers: readonly string[]): number {
  const values = numbers.map((number) => BigInt(`0x${number}`));
  const [first = 0n] = values;
  const differing = values.reduce((bits, value) => bits | (value ^ first), 0n);
  const ones = differing.toString(2).replaceAll('0', '').length;
  return (numbers[0]?.length ?? 0) * 4 - ones;
}
