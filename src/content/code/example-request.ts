import {type Fault, listed} from '../problem.ts';
import type {Client} from './example.ts';

/** The request of an example, as a page can send it. */
export interface ExampleRequest {
  /** In capitals. */
  method: string;
  /** Of the server, such as `/api/agents`. */
  path: string;
  /** What stands in `X-API-KEY` until the reader enters a key; nothing where the request has no such header. */
  key?: string;
  /** Its other headers, by their names. */
  headers: Readonly<Record<string, string>>;
}

export type RequestReading = {ok: true; request: ExampleRequest} | {ok: false; fault: Fault};

/** What curl does on its way and with the response, which the page does in its own way. */
const flags = ['--silent', '--show-error', '--no-progress-meter', '--fail', '--fail-with-body'];
const flagsWithValue = [
  '--noproxy',
  '--max-time',
  '--output',
  '--write-out',
  '--retry',
  '--retry-max-time',
];

/** The server's URL, maybe without what people write at its end, and then the path. */
const serverUrl = /^(?:\$\{ELIZA_SERVER_URL:-[^}]*\}|\$url|\$\{url%\/api\})(\/\S*)$/;
/** The key, maybe without characters that a header cannot hold. */
const keyHeader =
  /^X-API-KEY: (?:\$\{ELIZA_SERVER_AUTH_TOKEN:-([^}]*)\}|\$key|\$\{key\/\/\[\[:cntrl:\]\]\/\})$/;
/** The line that gives the key its usual value. */
const keyLine = /^\s*key="\$\{ELIZA_SERVER_AUTH_TOKEN:-([^}]*)\}"$/m;
const plainHeader = /^([A-Za-z\d-]+): ([^$`]+)$/;

/** The variables of the shell that hold the reader's own, each with the line that sets it. */
const shellVariables: readonly {used: RegExp; set: RegExp; line: string}[] = [
  {
    used: /\$\{?url\b/,
    set: /^\s*url="\$\{ELIZA_SERVER_URL:-[^}]*\}"$/m,
    line: `url="\${ELIZA_SERVER_URL:-…}"`,
  },
  {
    used: /\$\{?key\b/,
    set: /^\s*key="\$\{ELIZA_SERVER_AUTH_TOKEN:-[^}]*\}"$/m,
    line: `key="\${ELIZA_SERVER_AUTH_TOKEN:-…}"`,
  },
];

/** A curl command at the beginning of a line, up to the end of a line; a quoted text is one. */
const curlCommand = /^[ \t]*(curl\s(?:'[^']*'|"[^"]*"|\\[\s\S]|[^'"\\\n])*)/gm;

/** A word of a shell, with its quotes. */
const shellWord = /(?:'[^']*'|"[^"]*"|\\[\s\S]|[^\s'"\\])+/g;

const allowed = `write one curl command with "\${ELIZA_SERVER_URL:-…}/path", --request METHOD, --header 'Name: value', --header "X-API-KEY: \${ELIZA_SERVER_AUTH_TOKEN:-…}", ${listed([...flags, ...flagsWithValue])}`;

/** Reads the request that an example sends out of its curl client; one that a page could not send is a problem. */
export function readExampleRequest(clients: readonly Client[]): RequestReading {
  const curl = clients.find(({language}) => language.id === 'curl');
  if (!curl) throw new Error('Every example has a curl client.');
  return readingOf(curl.text, curl.file);
}

/**
 * Reads the request of a curl command in its plain form, with the usual address and `your-key` in place of variables.
 * @param file where it stands, for the message on one that a page could not send
 */
export function readPlainRequest(code: string, file: string): RequestReading {
  const withVariables = code
    .replace(/(?<=\s)-H(?=\s)/g, '--header')
    .replace(/(?<=\s)http:\/\/localhost:3000(?=\/)/, `\${ELIZA_SERVER_URL:-}`)
    .replace('X-API-KEY: your-key', `X-API-KEY: \${ELIZA_SERVER_AUTH_TOKEN:-your-key}`);
  return readingOf(withVariables, file);
}

function readingOf(code: string, file: string): RequestReading {
  const reading = readCurl(code);
  if (typeof reading !== 'string') return {ok: true, request: reading};
  return {
    ok: false,
    fault: {
      code: 'unreadable-request',
      message: `${file} cannot be sent from the page: ${reading}. In its shown region, ${allowed}.`,
    },
  };
}

/** The request of the only curl command in the code, or what is in the way. */
function readCurl(code: string): ExampleRequest | string {
  const commands = [...code.matchAll(curlCommand)].map(([, command = '']) => command);
  const [command = '', ...others] = commands;
  if (command === '') return 'no line of it begins with "curl"';
  if (others.length > 0) return `it has ${commands.length} curl commands`;
  for (const {used, set, line} of shellVariables) {
    if (used.test(command) && !set.test(code)) return `it has no line '${line}'`;
  }
  return readWords(shellWords(command).slice(1), keyLine.exec(code)?.[1] ?? '');
}

/** @param usualKey what a variable holds that has the key */
function readWords(words: string[], usualKey: string): ExampleRequest | string {
  let method = 'GET';
  let path: string | undefined;
  let key: string | undefined;
  const headers: Record<string, string> = {};
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (flags.includes(word)) continue;
    if (flagsWithValue.includes(word)) {
      words.shift();
    } else if (word === '--request') {
      method = words.shift() ?? '';
      if (!/^[A-Z]+$/.test(method)) return `"${method}" is not a method`;
    } else if (word === '--header') {
      const header = words.shift() ?? '';
      const [, name, value] = plainHeader.exec(header) ?? [];
      const ofKey = keyHeader.exec(header);
      if (ofKey) key = ofKey[1] ?? usualKey;
      else if (name !== undefined && value !== undefined) headers[name] = value;
      else return `the header "${header}" cannot be read`;
    } else {
      const [, asked] = serverUrl.exec(word) ?? [];
      if (asked === undefined) return `"${word}" is not among what it may say`;
      if (path !== undefined) return 'it names two URLs';
      path = asked;
    }
  }
  if (path === undefined) return 'it names no URL';
  return {method, path, ...(key === undefined ? {} : {key}), headers};
}

/**
 * The words of a command for a shell, without their quotes. Lines that end with a backslash are one line; variables
 * stay as they are written.
 */
function shellWords(command: string): string[] {
  const words = command.replaceAll(/\\\r?\n/g, ' ').match(shellWord) ?? [];
  return words.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"|\\([\s\S])/g, '$1$2$3'));
}
