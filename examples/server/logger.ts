import {type Logger as PinoLogger, pino} from 'pino';
import pretty from 'pino-pretty';
import type {LogLevel} from './config.ts';

/** What the server needs of a logger. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * A logger that writes one line an event, `[2024-01-15 10:23:45] WARN: message`, with the time in UTC.
 * @param level the lowest level that is written
 * @param output where the lines go
 */
export function createLogger(level: LogLevel, output: NodeJS.WritableStream): Logger {
  const lines = pretty({
    colorize: false,
    destination: output,
    ignore: 'pid,hostname',
    translateTime: 'UTC:yyyy-mm-dd HH:MM:ss',
  });
  return pino({level}, lines);
}
