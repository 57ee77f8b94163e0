import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {startProgram} from '../../src/machine/program.ts';
import {projectRoot} from '../../src/machine/project.ts';

const wrongArrows = [
  ['src/machine/a.ts', 'src/content/b.ts', 'src-machine'],
  ['src/content/page/a.ts', 'src/lint/b.ts', 'src-content'],
  ['src/lint/a.ts', 'src/claims/b.ts', 'src-lint'],
  ['src/servers/a.ts', 'src/claims/b.ts', 'src-servers'],
  ['src/claims/a.ts', 'src/checks/cors/b.ts', 'src-claims'],
  ['src/checks/cors/a.ts', 'src/verify/b.ts', 'only-checks-of-verify-run-verify'],
  ['src/components/code/a.ts', 'src/docusaurus/b.ts', 'src-components'],
  ['src/site/a.ts', 'src/commands/b.ts', 'commands-are-the-top'],
  ['src/commands/a.ts', 'tests/fixtures/b.ts', 'nothing-imports-tests'],
  ['examples/server/a.ts', 'src/content/b.ts', 'examples-stand-alone'],
  ['examples/middleware/a.ts', 'examples/server/b.ts', 'examples-stand-alone'],
] as const;

test('each wrong arrow between folders is named with its rule', async () => {
  const folder = await mkdtemp(path.join(projectRoot, '.cache/arrows-'));
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), {recursive: true});
    await writeFile(path.join(folder, file), text);
  };
  await write('tsconfig.json', '{"compilerOptions": {"allowImportingTsExtensions": true}}');
  for (const [place, [from, to]] of wrongArrows.entries()) {
    const numbered = (file: string) => file.replace(/(\w)\.ts$/, `$1${place}.ts`);
    const leads = path.posix.relative(path.posix.dirname(from), numbered(to));
    const specifier = leads.startsWith('.') ? leads : `./${leads}`;
    await write(numbered(from), `export * from '${specifier}';\n`);
    await write(numbered(to), `export const b = ${place};\n`);
  }
  const cruiser = path.join(projectRoot, 'node_modules/.bin/depcruise');
  const config = path.join(projectRoot, '.dependency-cruiser.mjs');
  const args = ['--config', config, '--output-type', 'err', 'src', 'examples', 'tests'];
  const program = startProgram(cruiser, args, {folder});
  const exitCode = await program.ended;
  for (const [place, [from, , rule]] of wrongArrows.entries()) {
    expect(program.output()).toContain(`error ${rule}: ${from.replace('a.ts', `a${place}.ts`)}`);
  }
  expect(exitCode).toBeGreaterThan(0);
  await rm(folder, {recursive: true});
});
