import type {ClientLanguage} from '../code/client-language.ts';
import {inPython, inTypeScript, literalOf} from './literal-of.ts';

/** A request of an operation as code sends it. */
export interface RequestShown {
  /** In capitals. */
  method: string;
  /** With a word such as `your-agent-id` for each parameter. */
  path: string;
  /** The header that has the key; none where the operation needs none. */
  keyHeader: string | undefined;
  /** The JSON that it sends. */
  body: unknown;
}

/** The server, as it stands in code until the reader's own is in it. */
const server = 'http://localhost:3000';
/** The key, as it stands in code until the reader's own is in it. */
export const someKey = 'your-key';
const type = 'Content-Type';
const json = 'application/json';

/** The same request in each language. */
export const requestCode: Readonly<
  Record<ClientLanguage['id'], (request: RequestShown) => string>
> = {curl, typescript, python};

function curl({method, path, keyHeader, body}: RequestShown): string {
  const parts = [
    method === 'GET' ? `curl ${server}${path}` : `curl -X ${method} ${server}${path}`,
    ...(keyHeader === undefined ? [] : [`-H "${keyHeader}: ${someKey}"`]),
    ...(body === undefined
      ? []
      : [`-H "${type}: ${json}"`, `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
  ];
  return parts.join(' \\\n  ');
}

function typescript({method, path, keyHeader, body}: RequestShown): string {
  const headers = [
    ...(keyHeader === undefined ? [] : [`'${keyHeader}': '${someKey}'`]),
    ...(body === undefined ? [] : [`'${type}': '${json}'`]),
  ];
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}',`]),
    ...(headers.length > 0 ? [`headers: {${headers.join(', ')}},`] : []),
    ...(body === undefined
      ? []
      : [`body: JSON.stringify(${literalOf(body, inTypeScript, '  ')}),`]),
  ];
  const url = `'${server}${path}'`;
  const sent =
    options.length > 0
      ? [`const response = await fetch(${url}, {`, ...options.map((one) => `  ${one}`), '});']
      : [`const response = await fetch(${url});`];
  return [...sent, 'console.log(response.status, await response.text());'].join('\n');
}

function python({method, path, keyHeader, body}: RequestShown): string {
  const lines = [
    `"${server}${path}",`,
    ...(keyHeader === undefined ? [] : [`headers={"${keyHeader}": "${someKey}"},`]),
    ...(body === undefined ? [] : [`json=${literalOf(body, inPython, '    ')},`]),
    'timeout=10,',
  ];
  return [
    'import requests',
    '',
    `response = requests.${method.toLowerCase()}(`,
    ...lines.map((line) => `    ${line}`),
    ')',
    'print(response.status_code, response.text)',
  ].join('\n');
}
