import path from 'node:path';
import {expect, test} from '@playwright/test';
import {startProgram} from '../../src/machine/program.ts';
import {withTemporaryFolder} from '../fixtures/temporary-folder.ts';

test('a change has the same place before and after it is tried', async () => {
  await withTemporaryFolder('places-', async (folder) => {
    const script = path.join(import.meta.dirname, '../fixtures/stryker-places.ts');
    const tsx = import.meta.resolve('tsx');
    // StrykerJS starts a process of its own for the runner.
    const variables = {NODE_OPTIONS: `--import ${tsx}`};
    const run = startProgram(process.execPath, [script], {folder, variables});
    const [, json = ''] = await run.untilOutput(/^Told: (.*)$/m);
    await run.ended;
    expect(JSON.parse(json)).toContainEqual(['Untried 2:3-2:8', 'Survived 2:3-2:8']);
  });
});
