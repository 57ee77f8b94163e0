import path from 'node:path';
import {pathToFileURL} from 'node:url';

/** What is loaded into a server before its own code, to show what it does, or to have the system refuse something. */
type Preload = 'refuse-low-ports' | 'tell-comparisons' | 'tell-stop';

/** The variable with which a server that is a program of Node.js loads it. */
export function preloading(preload: Preload): Record<string, string> {
  const file = path.join(import.meta.dirname, `${preload}.mjs`);
  return {NODE_OPTIONS: `--import=${pathToFileURL(file).href}`};
}
