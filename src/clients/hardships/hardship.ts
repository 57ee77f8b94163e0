import {readExample} from '../../content/code/example.ts';
import {readExampleRequest} from '../../content/code/example-request.ts';
import type {ProjectFiles} from '../../content/project-files.ts';
import {type ClientRun, type Language, runCopiedCode} from '../run-client.ts';

/** A client of an example as a reader copies it from a page. */
export interface CopiedClient {
  example: string;
  language: Language;
  code: string;
  /** What it asks for, below the server's URL. */
  path: string;
  /** Whether it sends the reader's key. */
  sendsKey: boolean;
}

/** Something that a copied client has to cope with. */
export interface Hardship {
  /** What a person did, or what happened, after "copes with". */
  what: string;
  /** Whether it can happen to this client; to each, where it is left out. */
  concerns?: (client: CopiedClient) => boolean;
  /** What the client did wrong, as a sentence; `undefined` where it copes. */
  fault(client: CopiedClient): Promise<string | undefined>;
}

/** A key of which no part may show in an output. */
export const secretKey = 'Zq7-secret-Zq7';

/** The clients of an example, with what they ask for. Throws where the example cannot be read. */
export function copiedClients(example: string, files: ProjectFiles): CopiedClient[] {
  const result = readExample(example, files);
  if (!result.ok) throw new Error(result.faults.map(({message}) => message).join('\n'));
  const reading = readExampleRequest(result.example.clients);
  if (!reading.ok) throw new Error(reading.fault.message);
  const {path, key} = reading.request;
  return result.example.clients.map(({language, text}) => ({
    example,
    language: language.id,
    code: text,
    path,
    sendsKey: key !== undefined,
  }));
}

/** Runs a client with a server's URL and a key, in an environment that has these variables as well. */
export function runCopied(
  {language, code}: CopiedClient,
  url: string,
  {key = secretKey, variables = {}}: {key?: string; variables?: Record<string, string>} = {},
): Promise<ClientRun> {
  return runCopiedCode(language, code, {url, key}, variables);
}

/** Whether a client looks at the response by itself; curl gives it out as it comes. */
export function isNotCurl({language}: CopiedClient): boolean {
  return language !== 'curl';
}

/**
 * What is wrong with how a client failed: it has to end with an exit code other than 0 and one line, which tells
 * neither the key nor where in the client's code it happened. What curl gives out of the response stands apart from that.
 * @param secrets texts of which none may show
 */
export function failureFault(
  {language}: CopiedClient,
  {exitCode, output, errorOutput}: ClientRun,
  secrets: readonly string[] = ['secret'],
): string | undefined {
  if (exitCode === 0) return `it ends well, and prints:\n${output}`;
  if (exitCode === null) return `it does not end, and prints:\n${output}`;
  if (secrets.some((secret) => output.includes(secret))) return `it prints the key:\n${output}`;
  const line = language === 'curl' ? errorOutput.trim() : output;
  const count = line.split('\n').length;
  return line === '' || count > 1 ? `it prints ${count} lines:\n${output}` : undefined;
}
