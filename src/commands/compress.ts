import {setPriority} from 'node:os';
import {siteDirectory} from '../records/built.ts';
import {compressBuilt} from '../site/run-build.ts';

// Whoever reads the site meanwhile comes first.
setPriority(19);

try {
  await compressBuilt(siteDirectory);
} catch (error) {
  // Without compressed versions the server sends the files as they are, so this stops nothing.
  process.stderr.write(`The site is served without compression: ${(error as Error).message}.\n`);
}
