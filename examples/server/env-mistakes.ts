import {variableNames} from './config.ts';
import type {LineProblem} from './env-lines.ts';

interface Mistake {
  /** Matches from the first character of a line that is no whitespace. */
  pattern: RegExp;
  /** What a line like this is. It repeats nothing of the line, which may hold a key. */
  what: string;
  /** What to write, where it is no assignment. */
  remedy?: string;
}

/** What people write in place of an assignment. The first one that matches counts. */
const mistakes: readonly Mistake[] = [
  {pattern: /^setx?\s/i, what: 'is a command of the Windows shell'},
  {pattern: /^\$(?:env:|\{env:|Env\b)/i, what: 'is a command of PowerShell'},
  {pattern: /^\[(?:System\.)?Environment\]/i, what: 'is a command of PowerShell'},
  {pattern: /^(?:-e|--env)[\s=A-Z]/, what: 'is an option of docker run'},
  {pattern: /^setenv\s/, what: 'is a command of csh'},
  {pattern: /^(?:ENV|ARG)\s/, what: 'is an instruction of a Dockerfile'},
  {
    pattern: /^(?:declare|typeset|local|readonly|env|let|const|var|Environment)[\s=]/,
    what: 'is a statement of another language',
  },
  {pattern: /^export\s+-/, what: 'is a command of a shell'},
  {pattern: /^export\s+[\w.-]+\s*$/, what: 'has a name without a value'},
  {pattern: /^-\s/, what: 'is an item of a list'},
  {
    pattern: /^(?:;|\/\/|--|\/\*|<!--|REM\s)/i,
    what: 'begins a comment as another language does',
    remedy: 'write # in place of that',
  },
  {pattern: /^[[{}\]]/, what: 'is of another format'},
  {pattern: /^(?:export\s+)?["'`\u2018-\u201f]/, what: 'begins with a quotation mark'},
  {pattern: /^\$/, what: 'begins with $'},
  {pattern: /^=/, what: 'has no name before the ='},
  {pattern: /^(?:export\s+)?[\w.-]+\s*:/, what: 'has a colon in place of ='},
  {pattern: /^[\w.-]+\s+[\w.-]+\s*=/, what: 'has a word before the name'},
  {pattern: /^[\w.-]+\s*$/, what: 'has no ='},
  {pattern: /^[\w.-]+\s/, what: 'has no = after the name'},
];

/** What is wrong with a line that is neither an assignment, nor blank, nor a comment. */
export function explainLine(line: string): LineProblem {
  const index = line.search(/\S/);
  const begin = line.slice(index);
  const mistake = mistakes.find(({pattern}) => pattern.test(begin));
  const name = variableNames.find((one) => line.toUpperCase().includes(one));
  const remedy = mistake?.remedy ?? `write ${name ?? 'NAME'}=value`;
  return {
    line: 1,
    column: index + 1,
    message: `${mistake?.what ?? 'is no assignment'}: ${remedy}.`,
  };
}
