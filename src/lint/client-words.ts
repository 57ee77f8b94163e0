import path from 'node:path';
import {filesBelow, type ProjectFiles} from '../content/project-files.ts';

/** The names that the sources of the example clients use. */
export interface ClientWords {
  /** The environment variables that they read. */
  variables: string[];
  /** The headers that they send, as they are written there. */
  headers: string[];
}

/** How each language reads a variable, by the ending of its files. */
const variableReads: Readonly<Record<string, RegExp>> = {
  '.sh': /\$\{?([A-Z][A-Z\d_]*)/g,
  '.py': /\bos\.(?:environ(?:\.get\(|\[)|getenv\()\s*["'](\w+)["']/g,
  '.mts': /\bprocess\.env(?:\.|\[['"])(\w+)/g,
};

const headerOption = /(?:--header|-H)[\s=]+["']?([A-Za-z][A-Za-z\d-]*):/g;
const headerKey = /(?:^|[{,\n])\s*["']?([A-Za-z][A-Za-z\d-]*)["']?\s*:/g;

/** Reads the sources of the clients in `examples/`; the server tells by itself what it knows. */
export function readClientWords(files: ProjectFiles): ClientWords {
  const words: ClientWords = {variables: [], headers: []};
  for (const file of filesBelow(files, 'examples')) {
    const variableRead = variableReads[path.posix.extname(file)];
    if (!variableRead) continue;
    const text = files.read(file) ?? '';
    words.variables.push(...captured(text, variableRead));
    words.headers.push(...captured(text, headerOption));
    words.headers.push(...headerObjects(text).flatMap((object) => captured(object, headerKey)));
  }
  return words;
}

/** What stands between the braces of `headers: {…}` or `headers={…}`, whose values may have braces, too. */
function headerObjects(text: string): string[] {
  return [...text.matchAll(/\bheaders\s*[:=]\s*\{/g)].map(({0: opening, index}) => {
    const start = index + opening.length;
    let depth = 1;
    let end = start;
    for (; end < text.length && depth > 0; end += 1) {
      if (text[end] === '{') depth += 1;
      if (text[end] === '}') depth -= 1;
    }
    return text.slice(start, end - 1);
  });
}

function captured(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}
