import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';

/** A script element: its attributes, and the code between its tags. */
const scriptElement = /<script([^>]*)>([\s\S]*?)<\/script>/gi;

/** Attributes of an element whose code stands in another file, or that holds data, which nothing runs. */
const noInlineCode = /\s(src|type=["']?application\/(ld\+)?json)\b/i;

/**
 * The hashes of all scripts that stand in the HTML files of a folder, each once, as a Content-Security-Policy
 * allows them: `'sha256-…'`. Source: Content Security Policy Level 3, section 2.3.1 (hash-source).
 */
export function inlineScriptHashes(directory: string): string[] {
  const hashes = pagesBelow(directory)
    .flatMap((file) => [...textOf(file).matchAll(scriptElement)])
    .filter(([, attributes = '']) => !noInlineCode.test(attributes))
    .map(([, , code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  return [...new Set(hashes)];
}

/** The HTML files below a folder. One that cannot be read is not sent either, and keeps no server from its start. */
function pagesBelow(folder: string): string[] {
  return readable(() => readdirSync(folder, {withFileTypes: true}), []).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return pagesBelow(file);
    return file.endsWith('.html') ? [file] : [];
  });
}

/** What an HTML file holds; nothing where it is none, such as a pipe, which would be waited for without an end. */
function textOf(file: string): string {
  return readable(() => (statSync(file).isFile() ? readFileSync(file, 'utf8') : ''), '');
}

function readable<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
