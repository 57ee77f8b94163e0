import {type LogLevel, logLevels} from './variable.ts';

/** What the server needs of a logger. */
export type Logger = Readonly<Record<LogLevel, (message: string) => void>> & {
  isLevelEnabled(level: LogLevel): boolean;
};

/** Characters that would begin a line of their own or steer a terminal. */
const control = /[\p{Cc}\u2028\u2029]/gu;

/**
 * A logger that writes one line an event, `[2024-01-15 10:23:45] WARN: message`, with the time in UTC. Lines of one
 * turn of the event loop go out in one piece: a write costs as much as all else that a refused request takes.
 * @param lowest the lowest level that is written
 * @param output where the lines go; if it fails, the server goes on without a log
 */
export function createLogger(lowest: LogLevel, output: NodeJS.WritableStream): Logger {
  const isLevelEnabled = (level: LogLevel) => logLevels.indexOf(level) >= logLevels.indexOf(lowest);
  const write = inPieces(output);
  const to = (level: LogLevel) => {
    if (!isLevelEnabled(level)) return () => undefined;
    return (message: string) => {
      const time = new Date().toISOString().slice(0, 19).replace('T', ' ');
      write(`[${time}] ${level.toUpperCase()}: ${message.replace(control, escaped)}\n`);
    };
  };
  return {
    debug: to('debug'),
    info: to('info'),
    warn: to('warn'),
    error: to('error'),
    isLevelEnabled,
  };
}

/** Collects what is written in one turn of the event loop. */
function inPieces(output: NodeJS.WritableStream): (text: string) => void {
  let waiting = '';
  const flush = () => {
    output.write(waiting);
    waiting = '';
  };
  output.on('error', () => undefined);
  return (text) => {
    if (waiting === '') setImmediate(flush);
    waiting += text;
  };
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
