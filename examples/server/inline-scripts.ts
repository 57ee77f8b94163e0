import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
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
  const files = readdirSync(directory, {recursive: true}).map(String);
  const hashes = files
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => [
      ...readFileSync(path.join(directory, file), 'utf8').matchAll(scriptElement),
    ])
    .filter(([, attributes = '']) => !noInlineCode.test(attributes))
    .map(([, , code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  return [...new Set(hashes)];
}
