import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {activeMutant, projectRoot} from '../support/program.ts';
import {claimsAbout} from './claims-about.ts';

// What StrykerJS runs for each mutant: all checks until one fails, those first that are about the changed file.
const first = claimsAbout(changedFile() ?? '').flatMap((claim) => ['--first', claim]);
process.argv.push('--bail', ...first);
await import('../claims/run.ts');

/** The file of the server that holds the active mutant, by the number that StrykerJS gave it there. */
function changedFile(): string | undefined {
  const mutant = process.env[activeMutant];
  if (mutant === undefined) return undefined;
  const folder = path.join(projectRoot, 'examples/server');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .find((name) => readFileSync(path.join(folder, name), 'utf8').includes(`("${mutant}")`));
}
