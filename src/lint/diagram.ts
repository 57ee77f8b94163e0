import type {Mermaid} from 'mermaid';
import {readSequence} from '../content/claim/sequence.ts';
import type {Fence} from '../content/code/fence.ts';
import type {Problem} from '../content/problem.ts';

/** Loaded with the first diagram; asking the loader again for each one takes longer than most diagrams do. */
let mermaid: Promise<Mermaid> | undefined;

/** The problem with a diagram that mermaid does not parse or no check can execute, at the line of the diagram. */
export async function checkDiagram(file: string, fence: Fence): Promise<Problem | undefined> {
  const problem = (line: number, message: string): Problem => ({
    file,
    line: fence.line + line,
    column: fence.column,
    code: 'invalid-diagram',
    message,
  });
  mermaid ??= loadMermaid();
  const loaded = await mermaid;
  try {
    await loaded.parse(fence.text);
  } catch (error) {
    return problem(diagramLine(error), `the diagram does not parse: ${reason(error)}.`);
  }
  const result = readSequence(fence.text);
  return result.ok ? undefined : problem(result.line, result.message);
}

/**
 * Mermaid, loaded where a page has a diagram. The bundled file loads in a tenth of the time that
 * the package's entry takes with its hundreds of modules.
 */
async function loadMermaid(): Promise<Mermaid> {
  // @ts-expect-error: the bundled file has no types of its own; they are those of the entry.
  const bundle: {default: Mermaid} = await import('mermaid/dist/mermaid.esm.min.mjs');
  return bundle.default;
}

/** The line in the diagram's text, counted from 1; 0, the fence itself, where mermaid names none. */
function diagramLine(error: unknown): number {
  const {hash}: {hash?: {loc?: {first_line?: number}}} = Object(error);
  return hash?.loc?.first_line ?? 0;
}

/** What mermaid says, without its drawing of the place. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split('\n').filter((line) => !/^(Parse error|\.\.\.|-+\^)/.test(line));
  return (lines.join(' ') || text).trim();
}
