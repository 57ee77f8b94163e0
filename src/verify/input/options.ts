import {parseArgs} from 'node:util';
import {redactor} from '../report/redact.ts';
import {oneLine} from '../report/visible.ts';
import {type Severity, severities} from '../risks/risk.ts';
import {readServerUrl} from './server-url.ts';

export const usage = `Usage: npm run verify -- --url URL [--key KEY] [--expect reference|VERSION] [--with-limits]
                         [--fail-on high|medium|low] [--json | --reporter junit|github]

Holds the claims of the guide against a server, by requests that change nothing there, and judges it by what its release does.

  --url URL       where the server is, such as https://api.example.com
  --key KEY       its key; better in ELIZA_SERVER_AUTH_TOKEN, since others see what a command is given
  --expect        what the server is: reference, or a version such as 1.7.2; without it, the command recognizes it
  --with-limits   uses up the limits of the server, which then locks this address out for a while
  --fail-on       ends with 1 as well where a risk of that severity or a worse one was seen
  --json          prints the ledger, as this site has it at /claims.json
  --reporter      prints for junit or for github

Exit code 0: everything that can be seen is as documented, or as the release does. 1: something differs. 2: the server could not be checked.`;

/** How the outcome is printed. */
export type Format = 'text' | 'json' | 'junit' | 'github';

/** What the command is asked to do. */
export interface Options {
  url: URL;
  /** The zone of a link-local IPv6 address, such as `eth0`; a URL cannot carry it. */
  zone?: string;
  /** `undefined` where none was given: then a person may be asked. */
  key: string | undefined;
  withLimits: boolean;
  /** What the server is: `reference` or a version; recognized where none was given. */
  expected?: string;
  /** The severity from which on a risk ends with 1. */
  failOn?: Severity;
  format: Format;
}

/** Either what to do, or a line that says what is wrong; `help` where only the usage is asked for. */
export type ReadOptions =
  | {outcome: 'run'; options: Options}
  | {outcome: 'help'}
  | {outcome: 'wrong'; problem: string};

/** Reads the arguments and the variable `ELIZA_SERVER_AUTH_TOKEN`. */
export function readOptions(args: string[], variables: NodeJS.ProcessEnv): ReadOptions {
  const parsed = parse(args);
  const known = variables.ELIZA_SERVER_AUTH_TOKEN || undefined;
  const redact = redactor(typeof parsed === 'string' ? known : parsed.key || known);
  // The key may stand where something else belongs, and what is wrong with that is repeated.
  const wrong = (problem: string): ReadOptions => ({
    outcome: 'wrong',
    problem: oneLine(redact(problem)),
  });
  if (typeof parsed === 'string') return wrong(parsed);
  if (parsed.help) return {outcome: 'help'};
  const {url: address, reporter} = parsed;
  if (address === undefined) return wrong('--url is missing: say where the server is.');
  if (isWebUrl(parsed.key ?? '') && !isWebUrl(address)) {
    return wrong('--key is a URL, and --url is none: each has the value of the other.');
  }
  const server = readServerUrl(address);
  if (typeof server === 'string') return wrong(server);
  if (reporter !== undefined && reporter !== 'junit' && reporter !== 'github') {
    return wrong(`--reporter is "${reporter}": use junit or github.`);
  }
  if (parsed.json && reporter !== undefined)
    return wrong('--json and --reporter: use one of them.');
  const failOn = severities.find((severity) => severity === parsed['fail-on']);
  if (failOn === undefined && parsed['fail-on'] !== undefined) {
    return wrong(`--fail-on is "${parsed['fail-on']}": use high, medium or low.`);
  }
  if (parsed.key === '') return wrong('--key is empty: leave it out to go without a key.');
  const key = parsed.key ?? known;
  const problem = key === undefined ? undefined : keyProblem(key, server.url);
  if (problem !== undefined) return wrong(problem);
  const format = parsed.json ? 'json' : (reporter ?? 'text');
  const {expect: expected} = parsed;
  const options: Options = {
    ...server,
    key,
    withLimits: parsed['with-limits'],
    ...(expected === undefined ? {} : {expected}),
    ...(failOn === undefined ? {} : {failOn}),
    format,
  };
  return {outcome: 'run', options};
}

/** Why no request could carry this key, as a sentence that does not repeat it; RFC 9110, section 5.5. */
export function keyProblem(key: string, url: URL): string | undefined {
  if (key.trim() === '') {
    return 'The key has nothing but whitespace in it, which no header can carry: look at what was given.';
  }
  if (/[\r\n]/.test(key))
    return 'The key has a line break in it, which no header can carry: remove it.';
  if (/[^\x20-\x7e\t]/.test(key)) {
    return 'The key has a character in it that no header can carry: use letters, digits and signs of ASCII.';
  }
  if (key.length >= 8 && redactor(key)(url.href) !== url.href) {
    return '--url has the key in it, which is then in logs: leave it out there.';
  }
  return undefined;
}

function parse(args: string[]) {
  try {
    const {values} = parseArgs({
      args,
      options: {
        url: {type: 'string'},
        key: {type: 'string'},
        'with-limits': {type: 'boolean', default: false},
        json: {type: 'boolean', default: false},
        reporter: {type: 'string'},
        expect: {type: 'string'},
        'fail-on': {type: 'string'},
        help: {type: 'boolean', default: false},
      },
    });
    return values;
  } catch (error) {
    return parseProblem(error);
  }
}

/** What Node.js says of arguments. One that belongs to no option may be the key: it stays out. */
function parseProblem(error: unknown): string {
  const {message, code} = error as NodeJS.ErrnoException;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return 'There is an argument that belongs to no option: put the key between quotation marks, and --url in front of the URL.';
  }
  return message.split('\n')[0] ?? '';
}

function isWebUrl(text: string): boolean {
  return /^\s*https?:/i.test(text);
}
