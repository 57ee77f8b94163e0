import {cpSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {build} from 'esbuild';
import {filesBelow} from '../content/project-files.ts';
import {projectRoot} from '../machine/project.ts';
import {readGuide} from './guide.ts';
import type {PackedGuide} from './packed-guide.ts';

const folder = path.join(import.meta.dirname, 'dist');

rmSync(folder, {recursive: true, force: true});
mkdirSync(folder);
writeFileSync(path.join(folder, 'guide.json'), JSON.stringify(packedGuide()));
cpSync(path.join(projectRoot, 'LICENSE'), path.join(folder, 'LICENSE'));
await build({
  entryPoints: [path.join(import.meta.dirname, 'packed.ts')],
  outfile: path.join(folder, 'verify.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Packages in CommonJS call require.
  banner: {
    js: `#!/usr/bin/env node
import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);`,
  },
  logLevel: 'warning',
});

/** The pages, and what else the command has to know of the guide. */
function packedGuide(): PackedGuide {
  const {files, checks, isPacked: _, ...rest} = readGuide();
  const names = filesBelow(files, 'docs');
  const texts = names.map((name) => [name, files.read(name) ?? '']);
  return {...rest, checks: Object.fromEntries(checks), files: Object.fromEntries(texts)};
}
