import {isIP} from 'node:net';
import {z} from 'zod';
import {quoted, Refusal} from './refusal.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

type Reader<Value> = (text: string) => Value | Refusal;

/** A variable by its reader, and what it is where it is unset or empty. */
export function variable<Value>(
  reader: Reader<Value>,
): z.ZodType<Value | undefined, string | undefined>;
export function variable<Value>(
  reader: Reader<Value>,
  fallback: Value,
): z.ZodType<Value, string | undefined>;
export function variable<Value>(reader: Reader<Value>, fallback?: Value) {
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

/**
 * A reader that takes no notice of whitespace around the value. On Windows, `set LOG_LEVEL=debug && npm start` leaves some behind it.
 */
export function trimmed<Value>(reader: Reader<Value>): Reader<Value> {
  return (text) => {
    if (text.trim() !== '') return reader(text.trim());
    return new Refusal('is only whitespace: set a value, or leave it empty for the default.');
  };
}

/** Reads a whole number in a range, both ends included. */
export function wholeNumber(smallest: number, largest: number): Reader<number> {
  return trimmed((text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= smallest && number <= largest) return number;
    return new Refusal(`is ${quoted(text)}: use a whole number from ${smallest} to ${largest}.`);
  });
}

/** An address or a host name to listen on. An IPv6 address may stand in brackets, as it does in a URL. */
export const hostValue = trimmed((text): string | Refusal => {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 || (host === text && isHostName(host))) return host;
  const hint = hostHint(text);
  return new Refusal(
    `is ${quoted(text)}: use one address or host name${hint}, such as 127.0.0.1 or 0.0.0.0.`,
  );
});

/** RFC 1123, section 2.1, and underscores. What ends in a number could only be an IPv4 address in an unusual spelling. */
function isHostName(text: string): boolean {
  const label = /^[\w-]+$/;
  const labels = text.split('.');
  return (
    labels.every((part) => label.test(part)) && !/^(?:\d+|0x[\da-f]*)$/i.test(labels.at(-1) ?? '')
  );
}

function hostHint(text: string): string {
  if (text.includes('/')) return ', not a URL';
  if (/:\d+$/.test(text)) return ', without a port, which SERVER_PORT has';
  return /^(?=.*\d)[\da-fx.]+$/i.test(text) ? ', with an IPv4 address as four decimal numbers' : '';
}

/** One of the levels of the log, in any letter case. */
export const logLevelValue = trimmed((text): LogLevel | Refusal => {
  return (
    logLevels.find((level) => level === text.toLowerCase()) ??
    new Refusal(`is ${quoted(text)}: use one of ${logLevels.join(', ')}.`)
  );
});
