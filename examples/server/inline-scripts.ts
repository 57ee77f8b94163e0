import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** A script element with its code between the tags. */
const inlineScript = /<script(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi;

/**
 * The hashes of all scripts that stand in the HTML files of a folder, each once, as a Content-Security-Policy
 * allows them: `'sha256-…'`.
 */
export function inlineScriptHashes(directory: string): string[] {
  const files = readdirSync(directory, {recursive: true, encoding: 'utf8'});
  const hashes = files
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => [...readFileSync(path.join(directory, file), 'utf8').matchAll(inlineScript)])
    .map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  return [...new Set(hashes)];
}
