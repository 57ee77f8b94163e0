import proxyAddress from 'proxy-addr';
import {z} from 'zod';

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Tells whether the address of a hop (0 is the nearest) belongs to a proxy that is believed. */
export type TrustedProxy = (address: string, hop: number) => boolean;

/** What the server needs to know, checked. */
export interface Config {
  /** The key that clients send; without one, authentication is disabled. */
  key: string | undefined;
  /** 0 lets the system pick a free port. */
  port: number;
  host: string;
  logLevel: LogLevel;
  /** The origins that may read answers; `undefined` allows any. */
  allowedOrigins: readonly string[] | undefined;
  trustedProxy: TrustedProxy;
}

/** A variable whose value the server cannot use. The message ends a sentence that begins with its name. */
export interface ConfigProblem {
  variable: string;
  message: string;
}

export type ConfigResult = {ok: true; config: Config} | {ok: false; problems: ConfigProblem[]};

/** Every variable that the server reads, by name. An empty value counts as unset. */
const schema = z.object({
  ELIZA_SERVER_AUTH_TOKEN: variable(keyValue),
  SERVER_PORT: variable(portValue, 3000),
  SERVER_HOST: variable(hostValue, '127.0.0.1'),
  LOG_LEVEL: variable(logLevelValue, 'info'),
  CORS_ORIGIN: variable(originsValue),
  TRUST_PROXY: variable(proxiesValue, proxyAddress.compile([])),
});

/** The names of the variables that the server reads. */
export const variableNames: readonly string[] = Object.keys(schema.shape);

/**
 * The configuration that the variables describe, or every problem with them at once.
 * No message repeats the key.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): ConfigResult {
  const read = schema.safeParse(variables);
  if (!read.success) {
    const problems = read.error.issues.map(({path, message}) => ({
      variable: String(path[0]),
      message,
    }));
    return {ok: false, problems};
  }
  return {
    ok: true,
    config: {
      key: read.data.ELIZA_SERVER_AUTH_TOKEN,
      port: read.data.SERVER_PORT,
      host: read.data.SERVER_HOST,
      logLevel: read.data.LOG_LEVEL,
      allowedOrigins: read.data.CORS_ORIGIN,
      trustedProxy: read.data.TRUST_PROXY,
    },
  };
}

/** What a variable's reader gives for a value that it cannot use. */
class Refusal {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

function variable<Value>(
  reader: (text: string) => Value | Refusal,
): z.ZodType<Value | undefined, string | undefined>;
function variable<Value>(
  reader: (text: string) => Value | Refusal,
  fallback: Value,
): z.ZodType<Value, string | undefined>;
function variable<Value>(reader: (text: string) => Value | Refusal, fallback?: Value) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === '') return fallback;
      const value = reader(text);
      if (!(value instanceof Refusal)) return value;
      context.addIssue(value.message);
      return z.NEVER;
    });
}

function keyValue(text: string): string | Refusal {
  if (text.trim() === '') {
    return new Refusal(
      'is only white space, which no client can send: set a key, or leave it empty to disable authentication.',
    );
  }
  if (text.trim() !== text) {
    return new Refusal(
      'has white space around it, which HTTP strips from a header, so no client could send it: remove the white space.',
    );
  }
  if (!/^[\x20-\x7e]+$/.test(text)) {
    return new Refusal(
      'has a character that a header cannot carry reliably: use letters, digits and ASCII punctuation only.',
    );
  }
  return text;
}

function portValue(text: string): number | Refusal {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  return new Refusal(`is ${quoted(text)}: use a whole number from 0 to 65535.`);
}

function hostValue(text: string): string | Refusal {
  if (/^[\w.:-]+$/.test(text)) return text;
  return new Refusal(
    `is ${quoted(text)}: use one address or host name, such as 127.0.0.1 or 0.0.0.0.`,
  );
}

function logLevelValue(text: string): LogLevel | Refusal {
  return (
    logLevels.find((level) => level === text) ??
    new Refusal(`is ${quoted(text)}: use one of ${logLevels.join(', ')}.`)
  );
}

function originsValue(text: string): string[] | undefined | Refusal {
  const origins = listItems(text);
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong !== undefined) {
    return new Refusal(
      `contains ${quoted(wrong)}, which is not an origin: write scheme and host without a path, such as https://app.example.com. Leave it empty to allow any origin.`,
    );
  }
  return origins;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {protocol, origin} = new URL(text);
  return origin === text && (protocol === 'http:' || protocol === 'https:');
}

function proxiesValue(text: string): TrustedProxy | Refusal {
  try {
    return proxyAddress.compile(listItems(text));
  } catch {
    return new Refusal(
      `is ${quoted(text)}: list the proxies' addresses or subnets, separated by commas, such as 10.0.0.1, 10.0.0.0/8 or loopback.`,
    );
  }
}

function listItems(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The text in quotes, on one line whatever it holds. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
