import proxyAddress from 'proxy-addr';
import {z} from 'zod';
import {keyValue} from './key-value.ts';
import {originsValue} from './origins.ts';
import {proxiesValue, type TrustedProxy} from './proxies.ts';
import {redisValue} from './redis-url.ts';
import {hostValue, type LogLevel, logLevelValue, variable, wholeNumber} from './variable.ts';

/** How many requests of one client are answered in a time, counted from the first one. */
export interface Limit {
  max: number;
  /** In seconds. */
  window: number;
}

/** How long the server waits for a client, in seconds. */
export interface Timeouts {
  /** For all headers of a request. */
  headers: number;
  /** For the whole request. */
  request: number;
  /** For the next request on a connection that is kept open. */
  idle: number;
}

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
  requestLimit: Limit;
  failureLimit: Limit;
  /** Where the counts of the limits are shared; without it they are kept in memory. */
  redisUrl: string | undefined;
  timeouts: Timeouts;
  /** How many connections may be open at once. */
  connections: number;
  /** What the operator has to know about the variables, each a warning in the log at start. */
  notices: readonly string[];
}

/** A variable whose value the server cannot use. The message ends a sentence that begins with its name. */
export interface ConfigProblem {
  variable: string;
  message: string;
}

export type ConfigResult = {ok: true; config: Config} | {ok: false; problems: ConfigProblem[]};

const port = wholeNumber(0, 65_535);
const count = wholeNumber(1, 1_000_000_000);
/** In seconds: a day at most, so that a refused client is let in again. */
const window = wholeNumber(1, 86_400);
const seconds = wholeNumber(1, 3600);

/** Every variable that the server reads, by name. An empty value counts as unset. */
const schema = z.object({
  ELIZA_SERVER_AUTH_TOKEN: variable(keyValue),
  SERVER_PORT: variable(port, 3000),
  SERVER_HOST: variable(hostValue, '127.0.0.1'),
  LOG_LEVEL: variable(logLevelValue, 'info'),
  CORS_ORIGIN: variable(originsValue),
  TRUST_PROXY: variable(proxiesValue, proxyAddress.compile([])),
  RATE_LIMIT_MAX: variable(count, 1000),
  RATE_LIMIT_WINDOW: variable(window, 900),
  FAILED_ATTEMPTS_MAX: variable(count, 100),
  FAILED_ATTEMPTS_WINDOW: variable(window, 900),
  REDIS_URL: variable(redisValue),
  HEADERS_TIMEOUT: variable(seconds, 10),
  REQUEST_TIMEOUT: variable(seconds, 30),
  IDLE_TIMEOUT: variable(seconds, 5),
  CONNECTIONS_MAX: variable(wholeNumber(2, 1_000_000), 10_000),
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
  const values = read.data;
  return {
    ok: true,
    config: {
      key: values.ELIZA_SERVER_AUTH_TOKEN,
      port: values.SERVER_PORT,
      host: values.SERVER_HOST,
      logLevel: values.LOG_LEVEL,
      allowedOrigins: values.CORS_ORIGIN,
      trustedProxy: values.TRUST_PROXY,
      requestLimit: {max: values.RATE_LIMIT_MAX, window: values.RATE_LIMIT_WINDOW},
      failureLimit: {max: values.FAILED_ATTEMPTS_MAX, window: values.FAILED_ATTEMPTS_WINDOW},
      redisUrl: values.REDIS_URL,
      timeouts: {
        headers: values.HEADERS_TIMEOUT,
        request: values.REQUEST_TIMEOUT,
        idle: values.IDLE_TIMEOUT,
      },
      connections: values.CONNECTIONS_MAX,
      notices: [],
    },
  };
}
