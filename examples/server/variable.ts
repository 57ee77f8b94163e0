import proxyAddress from 'proxy-addr';
import {z} from 'zod';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Tells whether the address of a hop (0 is the nearest) belongs to a proxy that is believed. */
export type TrustedProxy = (address: string, hop: number) => boolean;

/** What a variable's reader gives for a value that it cannot use. */
class Refusal {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** A variable by its reader, and what it is where it is unset or empty. */
export function variable<Value>(
  reader: (text: string) => Value | Refusal,
): z.ZodType<Value | undefined, string | undefined>;
export function variable<Value>(
  reader: (text: string) => Value | Refusal,
  fallback: Value,
): z.ZodType<Value, string | undefined>;
export function variable<Value>(reader: (text: string) => Value | Refusal, fallback?: Value) {
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

/** A key that a client can send in a header. */
export function keyValue(text: string): string | Refusal {
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

/** Reads a whole number in a range, both ends included. */
export function wholeNumber(smallest: number, largest: number) {
  return (text: string): number | Refusal => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= smallest && number <= largest) return number;
    return new Refusal(`is ${quoted(text)}: use a whole number from ${smallest} to ${largest}.`);
  };
}

/** An address or a host name to listen on. */
export function hostValue(text: string): string | Refusal {
  if (/^[\w.:-]+$/.test(text)) return text;
  return new Refusal(
    `is ${quoted(text)}: use one address or host name, such as 127.0.0.1 or 0.0.0.0.`,
  );
}

/** One of the levels of the log. */
export function logLevelValue(text: string): LogLevel | Refusal {
  return (
    logLevels.find((level) => level === text) ??
    new Refusal(`is ${quoted(text)}: use one of ${logLevels.join(', ')}.`)
  );
}

/** Origins, separated by commas. */
export function originsValue(text: string): string[] | Refusal {
  const origins = listItems(text);
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong !== undefined) {
    return new Refusal(
      `contains ${quoted(wrong)}, which is not an origin: write scheme and host without a path, such as https://app.example.com. Leave it empty to allow any origin.`,
    );
  }
  return origins;
}

/** Addresses and subnets of proxies, separated by commas. */
export function proxiesValue(text: string): TrustedProxy | Refusal {
  try {
    return proxyAddress.compile(listItems(text));
  } catch {
    return new Refusal(
      `is ${quoted(text)}: list the proxies' addresses or subnets, separated by commas, such as 10.0.0.1, 10.0.0.0/8 or loopback.`,
    );
  }
}

/** The URL of a Redis server. No message repeats it, since it may hold a password. */
export function redisValue(text: string): string | Refusal {
  if (URL.canParse(text) && isRedisUrl(new URL(text))) return text;
  return new Refusal(
    'is not the URL of a Redis server: write it as redis://host:6379, or rediss://user:password@host:6380/0 with TLS, a password and the number of a database. Percent-encode what is special in the password.',
  );
}

function isRedisUrl({protocol, hostname, port, pathname, username, password}: URL): boolean {
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  const hasPlace = hostname !== '' && port !== '0' && /^\/?\d*$/.test(pathname);
  return hasPlace && (protocol === 'redis:' || protocol === 'rediss:');
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {protocol, origin} = new URL(text);
  return origin === text && (protocol === 'http:' || protocol === 'https:');
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
