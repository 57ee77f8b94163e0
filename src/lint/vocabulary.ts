import {STATUS_CODES} from 'node:http';
import {meantOr, nearestName} from '../content/nearest-name.ts';
import type {Page} from '../content/page/page.ts';
import type {Wording} from '../content/page/wording.ts';
import {type Fault, listed, type Problem} from '../content/problem.ts';
import {type Term, termsIn} from './term.ts';

/** What the code knows, as it was read from the code. */
export interface Vocabulary {
  /** The environment variables that the server or a client reads. */
  variables: ReadonlySet<string>;
  /** The headers that the server reads or sends, or a client sends. */
  headers: ReadonlySet<string>;
  /** The statuses that the server answers with. */
  statuses: ReadonlySet<number>;
  /** Paths that the server routes, for the nearest one in a message. */
  paths: ReadonlySet<string>;
  /** Whether the server routes the path. */
  routes(path: string): boolean;
}

/** Every word of a page, outside its claims, that stands for something in the code that the code does not know. */
export function vocabularyProblems({file, wordings}: Page, vocabulary: Vocabulary): Problem[] {
  const problems: Problem[] = [];
  for (const wording of wordings) {
    for (const term of termsIn(wording.text, wording.kind === 'code')) {
      const fault = termFault(term, vocabulary);
      if (fault) problems.push({file, ...placeOf(wording, term), ...fault});
    }
  }
  return problems;
}

/** Inline code is one thing, so its place is where it begins. */
function placeOf({kind, line, column}: Wording, {index}: Term) {
  return {line, column: kind === 'code' ? column : column + index};
}

function termFault(term: Term, vocabulary: Vocabulary): Fault | undefined {
  switch (term.kind) {
    case 'status':
      return statusFault(term.text, vocabulary.statuses);
    case 'variable':
      return variableFault(term.text, vocabulary.variables);
    case 'header':
      return headerFault(term, vocabulary.headers);
    case 'path':
      return pathFault(term.text, vocabulary);
  }
}

function statusFault(text: string, statuses: ReadonlySet<number>): Fault | undefined {
  const [number = '', ...words] = text.split(' ');
  const phrase = words.join(' ');
  const right = STATUS_CODES[number] ?? '';
  if (statuses.has(Number(number))) {
    if (phrase === '' || phrase === right) return undefined;
    return {
      code: 'unknown-status',
      message: `the reason phrase of ${number} is not "${phrase}": write ${number} ${right}.`,
    };
  }
  const all = [...statuses].sort((a, b) => a - b);
  const meant = all.find((status) => STATUS_CODES[status] === phrase);
  const choices = meantOr(
    meant === undefined ? undefined : `${meant} ${phrase}`,
    `its statuses are ${listed(all.map(String))}.`,
  );
  return {
    code: 'unknown-status',
    message: `the server never answers ${text}: ${choices} Write one of its statuses, or a number that is no status without code marks.`,
  };
}

function variableFault(name: string, variables: ReadonlySet<string>): Fault | undefined {
  if (variables.has(name)) return undefined;
  const choices = meantOr(
    nearestName(name, variables),
    `the variables are ${listed([...variables].sort())}.`,
  );
  return {
    code: 'unknown-variable',
    message: `neither the server nor a client reads the variable ${name}: ${choices} Write the name of one that is read, or make the code in examples/ read this one.`,
  };
}

function headerFault({text, doubtful}: Term, headers: ReadonlySet<string>): Fault | undefined {
  const name = text.toLowerCase();
  if ([...headers].some((known) => known.toLowerCase() === name)) return undefined;
  const near = nearestName(text, headers);
  if (doubtful && !near) return undefined;
  return {
    code: 'unknown-header',
    message: `neither the server nor a client uses the header ${text}${near ? `: ${meantOr(near, '')}` : '.'} Write the name of one that is used, or describe it in static/openapi.yaml.`,
  };
}

function pathFault(text: string, {paths, routes}: Vocabulary): Fault | undefined {
  // What stands for anything below a path says that the path is there; the mount point itself has no route.
  const path = text.replace(/\/(?:\*+|…|\.\.\.)?$/, '');
  if (path.toLowerCase() === '/api' || routes(path)) return undefined;
  const choices = meantOr(nearestName(path, paths), `its paths are ${listed([...paths].sort())}.`);
  return {
    code: 'unknown-path',
    message: `the server has nothing at ${path}: ${choices} Write a path that it routes, or describe the route in static/openapi.yaml.`,
  };
}
