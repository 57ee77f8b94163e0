import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {projectFiles} from '../../src/content/project-files.ts';
import {readSnippet} from '../../src/content/snippet.ts';
import {ask} from '../support/http.ts';
import {projectRoot, startProgram, startServerProgram, untilListening} from '../support/program.ts';
import {expect} from './claim.ts';

const agents = '/api/agents';
const folderOfSteps = 'examples/enable-authentication';

/** The statuses that the guide promises for the end of the migration. */
interface MigratedStatuses {
  withKey: number | undefined;
  withoutKey: number | undefined;
}

/** Walks through the migration as the guide tells it, with a server in a folder of its own. */
export async function migrate({withKey, withoutKey}: MigratedStatuses): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migration-'));
  try {
    const before = startServerProgram({folder});
    const openUrl = await untilListening(before);
    const early = await ask(openUrl, agents, {headers: {'X-API-KEY': 'sent early'}});
    expect(early.status, 'a server without a key ignores the header').toBe(200);
    await before.stop();

    const key = await generateAndSave(folder);
    const after = startServerProgram({folder});
    const url = await untilListening(after);
    const updated = await ask(url, agents, {headers: {'X-API-KEY': key}});
    expect(updated.status, 'a request with the generated key').toBe(withKey);
    expect((await ask(url, agents)).status, 'a request without it').toBe(withoutKey);
    await after.untilOutput(/WARN: .* from 127\.0\.0\.1/);
    await after.stop();
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** Runs the first two steps' code in one shell, as a reader would, and gives the key. */
async function generateAndSave(folder: string): Promise<string> {
  const steps = [shown('generate.sh', 'generate'), shown('save.sh', 'save')];
  const script = [...steps, 'echo "$ELIZA_SERVER_AUTH_TOKEN"'].join('\n');
  const shell = startProgram('bash', ['-e', '-c', script], {folder});
  expect(await shell.ended, shell.output()).toBe(0);
  return shell.output().trim();
}

function shown(file: string, region: string): string {
  const snippet = readSnippet(
    {file: `${folderOfSteps}/${file}`, region},
    projectFiles(projectRoot),
  );
  if (!snippet.ok) throw new Error(snippet.fault.message);
  return snippet.text;
}
