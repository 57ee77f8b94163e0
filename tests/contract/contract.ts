import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {parse} from 'yaml';
import type {Answer} from '../support/http.ts';
import {projectRoot} from '../support/program.ts';

/** The description of the API, from the project's root. */
export const contractFile = 'static/openapi.yaml';

/** A request, as far as the description tells requests apart. */
export interface Asked {
  method: string;
  /** With its query, if it has one. */
  path: string;
}

/** The part of an OpenAPI document that answers are held against. */
interface Document {
  paths: Record<string, Record<string, {responses: Record<string, Response | Reference>}>>;
}

interface Reference {
  $ref: string;
}

interface Response {
  headers?: Record<string, Header | Reference>;
  content?: Record<string, {schema: object}>;
}

interface Header {
  required?: boolean;
  schema: object;
}

/**
 * What an answer of the reference server has that the description has not, each as a sentence. What the description
 * does not cover has no faults: paths of the site beside the first one.
 * @throws where the description itself cannot be read
 */
export function contractFaults(asked: Asked, answer: Answer): string[] {
  const route = routeOf(asked);
  if (!route) return [];
  const document = contract();
  const responses = document.paths[route.path]?.[route.method]?.responses ?? {};
  const found = responses[String(answer.status)];
  const where = `${contractFile}: ${route.method.toUpperCase()} ${route.path}`;
  if (!found)
    return [`${where} has no ${answer.status}, which came for ${asked.method} ${asked.path}.`];
  const response = resolved(found);
  return [...headerFaults(response, answer), ...bodyFaults(response, asked, answer)].map(
    (fault) => `${where}, ${answer.status}: ${fault}`,
  );
}

/** Whether a value is as the description has the body of this error. */
export function isErrorBody(status: number, value: unknown): boolean {
  const [schema] = errorSchemas(status);
  return schema !== undefined && validatorOf(schema)(value) === true;
}

/** The schemas of the bodies that come with a status. */
function errorSchemas(status: number): object[] {
  const operations = Object.values(contract().paths).flatMap((item) => Object.values(item));
  return operations.flatMap(({responses}) => {
    const found = responses?.[String(status)];
    const schema = found && resolved(found).content?.['application/json']?.schema;
    return schema ? [schema] : [];
  });
}

/** The operation that a request is one of. Express takes paths in any letter case, with a stroke at the end or not. */
function routeOf({method, path: target}: Asked): {path: string; method: string} | undefined {
  const [plain = ''] = target.toLowerCase().split('?');
  const asked = plain.length > 1 ? plain.replace(/\/$/, '') : plain;
  const isRead = method === 'GET' || method === 'HEAD';
  if (asked === '/' || asked === '/healthz')
    return isRead ? {path: asked, method: 'get'} : undefined;
  if (asked !== '/api' && !asked.startsWith('/api/')) return undefined;
  if (method === 'OPTIONS') return {path: '/api/{route}', method: 'options'};
  if (asked === '/api/agents' && isRead) return {path: '/api/agents', method: 'get'};
  return {path: '/api/{route}', method: isRead ? 'get' : 'post'};
}

function headerFaults({headers = {}}: Response, answer: Answer): string[] {
  return Object.entries(headers).flatMap(([name, given]) => {
    const header = resolved(given);
    const value = answer.headers[name.toLowerCase()];
    if (value === undefined) return header.required ? [`the header ${name} is missing.`] : [];
    return validatorOf(header.schema)(value) ? [] : [`the header ${name} is ${String(value)}.`];
  });
}

function bodyFaults({content}: Response, {method}: Asked, answer: Answer): string[] {
  if (method === 'HEAD' || !content)
    return answer.body === '' ? [] : [`the body is ${answer.body}.`];
  const [type = ''] = String(answer.headers['content-type']).split(';');
  const schema = content[type]?.schema;
  if (!schema) return [`the body is of the type ${type}.`];
  if (type !== 'application/json') return [];
  const validate = validatorOf(schema);
  if (validate(JSON.parse(answer.body))) return [];
  const reasons = (validate.errors ?? []).map(
    ({instancePath, message}) => `${instancePath} ${message}`,
  );
  return [`the body is ${answer.body}: ${reasons.join(', ')}.`];
}

/** OpenAPI 3.1 has the schemas of JSON Schema 2020-12. */
const ajv = addFormats(new Ajv2020({strict: false, validateSchema: false, allErrors: true}));
let document: Document | undefined;

function contract(): Document {
  if (document) return document;
  const text = readFileSync(path.join(projectRoot, contractFile), 'utf8');
  const read: Document = parse(text, {merge: true});
  ajv.addSchema(read, contractFile);
  document = read;
  return read;
}

/** A part of the document, or what its reference points at. */
function resolved<Part extends object>(part: Part | Reference): Part {
  if (!('$ref' in part)) return part;
  const names = part.$ref.replace('#/', '').split('/');
  return names.reduce<unknown>((node, name) => Object(node)[name], contract()) as Part;
}

const validators = new WeakMap<object, ValidateFunction>();

/** Its references are those of the whole document. */
function validatorOf(schema: object): ValidateFunction {
  contract();
  const whole = '$ref' in schema ? {$ref: `${contractFile}${String(schema.$ref)}`} : schema;
  const validate = validators.get(schema) ?? ajv.compile(whole);
  validators.set(schema, validate);
  return validate;
}
