import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {guardFolder} from '../machine/guard.ts';
import {projectRoot} from '../machine/project.ts';

let compiled: Promise<string> | undefined;

/**
 * The file of the reference server's `main.ts` as JavaScript, made once by each process. A program of it starts in half
 * the time that `tsx main.ts` takes; that this command starts the same server is what the checks of the unit, of the
 * image and of `npm start` show.
 */
export function compiledServer(): Promise<string> {
  compiled ??= compile();
  return compiled;
}

async function compile(): Promise<string> {
  // Below the project's folder, where the packages are found that are not part of the file.
  const parent = path.join(projectRoot, '.cache');
  mkdirSync(parent, {recursive: true});
  const folder = mkdtempSync(path.join(parent, 'server-'));
  guardFolder(folder);
  const {outputFiles} = await build({
    // The compiler is a program of its own, and would still write after this one was killed.
    write: false,
    entryPoints: [path.join(projectRoot, 'examples/server/main.ts')],
    outdir: folder,
    outExtension: {'.js': '.mjs'},
    bundle: true,
    // So that what the server loads only where it needs it, such as the client of Redis, is loaded only there.
    splitting: true,
    minifyWhitespace: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@redis/client'],
    // Packages in CommonJS call it.
    banner: {
      js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  for (const {path: file, contents} of outputFiles) writeFileSync(file, contents);
  return path.join(folder, 'main.mjs');
}
