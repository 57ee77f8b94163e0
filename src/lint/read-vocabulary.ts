import {parse} from 'yaml';
import type {ProjectFiles} from '../content/project-files.ts';
import {readClientWords} from './client-words.ts';
import type {Vocabulary} from './vocabulary.ts';

/** What describes the API; every response that a test sees is held against it. */
export const contractFile = 'static/openapi.yaml';

/** The part of an OpenAPI description that names routes: see OpenAPI 3.1, sections 4.8.8 to 4.8.17. */
interface Contract {
  paths: Record<string, Record<string, {responses?: Record<string, unknown>}>>;
}

/**
 * Reads what the code knows: the names in the description of the API and in the clients' sources.
 * @param variables the environment variables that the server reads
 * @throws a sentence where the description cannot be read
 */
export function readVocabulary(files: ProjectFiles, variables: readonly string[]): Vocabulary {
  const contract: Contract = parse(files.read(contractFile) ?? '');
  const clients = readClientWords(files);
  const served = Object.entries(contract.paths).filter(([, operations]) =>
    Object.values(operations).some(isServed),
  );
  const paths = new Set(served.map(([path]) => path.toLowerCase()));
  return {
    variables: new Set([...variables, ...clients.variables]),
    headers: new Set([...headersIn(contract), ...clients.headers]),
    statuses: new Set(statusesIn(contract)),
    paths,
    routes: (path) => paths.has(path.toLowerCase()),
  };
}

/** Whether an operation has a response with content: what every path below `/api` responds alike is no route. */
function isServed({responses = {}}: {responses?: Record<string, unknown>}): boolean {
  return '200' in responses;
}

function statusesIn({paths}: Contract): number[] {
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  return operations.flatMap(({responses = {}}) => Object.keys(responses).map(Number));
}

/** The headers of requests and responses, wherever the description names them. */
function headersIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own: string[] = [];
  if ('headers' in part) own.push(...Object.keys(Object(part.headers)));
  if ('in' in part && part.in === 'header' && 'name' in part) own.push(String(part.name));
  return [...own, ...Object.values(part).flatMap(headersIn)];
}
