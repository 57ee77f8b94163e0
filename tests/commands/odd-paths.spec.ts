import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {startGuard} from '../../src/machine/guard.ts';
import {withProjectCopy} from '../../src/machine/project-copy.ts';

/** Each character of it means something to a URL, a shell, a configuration or a search by patterns. */
const oddName = "Größe & 100%25 #1 $HOME 'x'";

/** A shorter one: a browser refuses to work where the paths of its sockets get too long. */
const oddPrefix = "ü #1 %25 $H '";

test(`check and claims work in a folder called ${oddName}, with temporary files in another like it`, async () => {
  startGuard();
  const TMPDIR = await mkdtemp(path.join(tmpdir(), oddPrefix));
  await withProjectCopy(
    async (copy) => {
      for (const command of ['src/commands/check.ts', 'src/commands/claims.ts']) {
        const args = ['--import', 'tsx', command];
        const run = copy.run(process.execPath, {args, variables: {TMPDIR}});
        expect(await run.ended, run.output()).toBe(0);
      }
    },
    {name: oddName},
  );
  await rm(TMPDIR, {recursive: true});
});
