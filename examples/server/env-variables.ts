import {variableNames} from './config.ts';
import type {Assignment, LineProblem} from './env-lines.ts';

interface Fault {
  /** Where it is in what is written. */
  index: number;
  message: string;
}

const inQuotes = 'put the whole value in double quotes if it is a part of it';

/**
 * What is wrong with how the file sets the server's own variables. Each value is well formed for dotenv; but what it reads is most
 * likely not what the author meant. The variables of other programs are left alone.
 */
export function assignmentProblems(assignments: readonly Assignment[]): LineProblem[] {
  const problems = assignments.flatMap(({line, column, name, written, writtenColumn}) => {
    if (!variableNames.includes(name)) {
      return swallowed(written, line, writtenColumn) ?? withoutName({line, column, name, written});
    }
    const fault = /^["'`]/.test(written) ? quotedFault(written) : plainFault(written);
    if (!fault) return [];
    const before = [...written.slice(0, fault.index)].length;
    return [{line, column: writtenColumn + before, message: `${name} ${fault.message}`}];
  });
  return [...problems, ...contradictions(assignments)];
}

function plainFault(written: string): Fault | undefined {
  const comment = written.indexOf('#');
  // `NAME= # words` sets nothing, and says so to its reader.
  if (/^#\S/.test(written)) {
    return {
      index: comment,
      message: `has a value that begins with #, which begins a comment: ${inQuotes}.`,
    };
  }
  if (comment > 0 && /\S/.test(written.charAt(comment - 1))) {
    return {
      index: comment,
      message: `has a # in its value, which begins a comment there: ${inQuotes}, or put a space before a comment.`,
    };
  }
  const value = written.replace(/#.*/s, '').trimEnd();
  const found = (pattern: RegExp, message: string): Fault | undefined => {
    const index = value.search(pattern);
    return index === -1 ? undefined : {index, message};
  };
  return (
    found(/^=/, 'has two =: write one.') ??
    found(
      /^[\u2018-\u201f\u00ab\u00bb]|[\u2018-\u201f\u00ab\u00bb]$/,
      'has a curly quotation mark, which stays a part of the value: write " in its place, or none.',
    ) ??
    found(
      /["'`]$/,
      'ends with a quotation mark that was not opened: delete it, or put one in front, too.',
    ) ??
    found(
      /;(?=[ \t]|$)|[ \t](?=(?:export[ \t]|\w+=|&&|\|\|))/,
      'has more than a value on its line: write one assignment a line, with nothing behind it.',
    )
  );
}

function quotedFault(written: string): Fault | undefined {
  const quote = written.charAt(0);
  if (quote === '`') {
    return {
      index: 0,
      message: 'is in backticks, which run a command in a shell: write " in their place.',
    };
  }
  const backslash = written.indexOf(`\\${quote}`);
  if (backslash !== -1) {
    return {
      index: backslash,
      message: `has \\${quote} in its value, where the backslash stays: put the value in the other kind of quotation marks.`,
    };
  }
  if (/^(.)(["'`]).*\2\1/.test(written)) {
    return {
      index: 0,
      message: 'has quotation marks inside its quotation marks: write one pair, or none.',
    };
  }
  if (written.includes('\n')) {
    return {
      index: 0,
      message: `has an opening ${quote} that is closed on another line: close it on its own.`,
    };
  }
  return undefined;
}

/** Where a line goes on with a variable of the server, as a command in a shell may. */
function behindAnother(value: string): Fault | undefined {
  for (const {1: name = '', index} of value.matchAll(/(?<=[\s;])(\w+)=/g)) {
    if (!variableNames.includes(name)) continue;
    return {index, message: `${name} is behind another value: write one assignment a line.`};
  }
  return undefined;
}

/**
 * A value of another program that takes in a variable of the server: on its own line, or as one of several lines between quotation
 * marks.
 */
function swallowed(written: string, line: number, column: number): LineProblem[] | undefined {
  const behind = /^["'`]/.test(written) ? undefined : behindAnother(written.replace(/#.*/s, ''));
  if (behind) {
    const before = [...written.slice(0, behind.index)].length;
    return [{line, column: column + before, message: behind.message}];
  }
  const inside = written
    .split('\n')
    .slice(1)
    .map((text) => /^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=/.exec(text)?.[1] ?? '')
    .findIndex((name) => variableNames.includes(name));
  if (inside === -1) return undefined;
  const message = `has an opening ${written.charAt(0)} that takes in line ${line + inside + 1}: close it on its own line.`;
  return [{line, column, message}];
}

/** A key by itself that ends with `=`, as one in Base64 does, has the form of a name without a value. */
function withoutName({
  line,
  column,
  name,
  written,
}: Pick<Assignment, 'line' | 'column' | 'name' | 'written'>): LineProblem[] {
  const isRandom = name.length >= 16 && /[a-z]/.test(name) && /[A-Z]/.test(name) && /\d/.test(name);
  if (!isRandom || !/^=?[ \t]*$/.test(written)) return [];
  return [
    {line, column, message: 'is a value without a name: write ELIZA_SERVER_AUTH_TOKEN=value.'},
  ];
}

/** The same variable with two values. An empty one before the other loses nothing; one after it would empty it. */
function contradictions(assignments: readonly Assignment[]): LineProblem[] {
  return variableNames.flatMap((name) => {
    const [first, ...others] = assignments.filter(
      (one, place, all) =>
        one.name === name &&
        (one.value !== '' ||
          all.slice(0, place).some((before) => before.name === name && before.value !== '')),
    );
    const other = others.find(({value}) => value !== first?.value);
    if (!first || !other) return [];
    const what = other.value === '' ? 'is empty here, but has a value' : 'has another value than';
    return [
      {
        line: other.line,
        column: other.column,
        message: `${name} ${what} in line ${first.line}: keep one of the two lines.`,
      },
    ];
  });
}
