import {createRequire} from 'node:module';
import path from 'node:path';
import type {Language, Node} from '@vscode/tree-sitter-wasm';
import {NotObservable} from '../machine/not-observable.ts';

/** A command that a script calls, with what stands behind each of its parameters. */
export interface PowershellCall {
  command: string;
  parameters: Readonly<Record<string, unknown>>;
}

/** What a script would do. */
export interface PowershellScript {
  /** The values of its variables, by their names, such as `$env:NAME`. */
  variables: ReadonlyMap<string, unknown>;
  /** What it calls, but for what only makes a value of another. */
  calls: PowershellCall[];
}

const require = createRequire(import.meta.url);
const moduleName = '@vscode/tree-sitter-wasm';
let language: Promise<Language> | undefined;

/** The parts of a script for PowerShell that are no such script, in order; none where it is well formed. */
export async function powershellFaults(script: string): Promise<string[]> {
  const root = await parsed(script);
  return root ? faultsIn(root) : [script];
}

/**
 * Reads a script for PowerShell, which does not run here: assignments, literals, and calls with named parameters.
 * @throws a sentence where the script has anything else
 */
export async function readPowershell(script: string): Promise<PowershellScript> {
  const root = await parsed(script);
  if (!root || faultsIn(root).length > 0) throw new Error(`This is not PowerShell: ${script}`);
  const read = {variables: new Map<string, unknown>(), calls: []};
  for (const node of partsOf(root).flatMap(partsOf)) valueOf(node, read);
  return read;
}

async function parsed(script: string): Promise<Node | undefined> {
  const {Parser} = treeSitter();
  language ??= loadLanguage();
  const grammar = await language;
  const parser = new Parser();
  parser.setLanguage(grammar);
  return parser.parse(script)?.rootNode;
}

/** It is CommonJS whose names nobody can tell before it runs, and no part of what a user of the site installs. */
function treeSitter(): typeof import('@vscode/tree-sitter-wasm') {
  try {
    return require(moduleName);
  } catch {
    throw new NotObservable('The parser of PowerShell is not installed here.');
  }
}

async function loadLanguage(): Promise<Language> {
  const {Parser, Language} = treeSitter();
  const folder = path.dirname(require.resolve(moduleName));
  await Parser.init();
  return Language.load(path.join(folder, 'tree-sitter-powershell.wasm'));
}

function faultsIn(node: Node): string[] {
  if (node.isError || node.isMissing) return [node.text];
  return node.children.flatMap((child) => (child ? faultsIn(child) : []));
}

type Reading = {variables: Map<string, unknown>; calls: PowershellCall[]};

/** The value of a part of a script. What it assigns and calls on the way is noted. */
function valueOf(node: Node, read: Reading): unknown {
  const parts = partsOf(node);
  const [first] = parts;
  switch (node.type) {
    case 'assignment_expression': {
      const [variable, , value] = parts;
      if (variable && value) read.variables.set(variable.text, valueOf(value, read));
      return undefined;
    }
    case 'variable':
      return read.variables.get(node.text);
    case 'string_literal':
      return node.text.slice(1, -1).replaceAll("''", "'");
    case 'integer_literal':
      return Number(node.text);
    case 'generic_token':
    case 'simple_name':
      return node.text;
    case 'hash_literal_expression':
      return Object.fromEntries(
        partsOf(first).map((entry) => partsOf(entry).map((part) => valueOf(part, read))),
      );
    case 'array_expression':
      return partsOf(first).map((part) => valueOf(part, read));
    case 'pipeline_chain':
      return piped(parts, read);
    case 'command':
      return called(node, undefined, read);
    default:
      if (parts.length === 1 && first) return valueOf(first, read);
      throw new Error(`Nobody has taught this check what ${node.text} is in PowerShell.`);
  }
}

/** Each command of a pipeline gets the value of what stands before it. */
function piped(parts: readonly Node[], read: Reading): unknown {
  let value: unknown;
  for (const part of parts) {
    value = part.type === 'command' ? called(part, value, read) : valueOf(part, read);
  }
  return value;
}

/** The value that a command makes of its input; a call of any other command is noted. */
function called(node: Node, input: unknown, read: Reading): unknown {
  const [name, elements] = partsOf(node);
  const parameters: Record<string, unknown> = {};
  let parameter = '';
  for (const part of partsOf(elements)) {
    if (part.type === 'command_argument_sep') continue;
    if (part.type === 'command_parameter') parameter = part.text;
    else parameters[parameter] = valueOf(part, read);
  }
  if (name?.text === 'ConvertTo-Json') return JSON.stringify(input);
  read.calls.push({command: name?.text ?? '', parameters});
  return undefined;
}

function partsOf(node: Node | null | undefined): Node[] {
  return (node?.namedChildren ?? []).flatMap((child) =>
    child && child.type !== 'comment' ? [child] : [],
  );
}
