import {expect, test} from '@playwright/test';
import {toolsState} from '../../src/machine/needed-tools.ts';
import {startProgram} from '../../src/machine/program.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {readKeptRun, writeLocalRun} from '../../src/records/runs.ts';
import {runCommand, withStandIn} from '../fixtures/small-copy.ts';

test('check names every problem in a line of its own and ends with exit code 1', async () => {
  await withStandIn(async (copy) => {
    await copy.replace('examples/server/api-key-auth.ts', 'region preflight', 'region options');
    await copy.replace('docs/quick-start.mdx', 'unchecked=', 'uncheckd=');
    const check = runCommand(copy, 'check');
    expect(await check.ended).toBe(1);
    expect(check.output()).toMatch(/^docs\/quick-start\.mdx:\d+:1 unclassified-fence /m);
    expect(check.output()).toMatch(/^docs\/authentication\.mdx:\d+:1 missing-region /m);
    expect(check.output()).toMatch(
      /^Checked \d+ pages, \d+ fences and \d+ claims in .* s: 2 problems\.$/m,
    );
  });
});

test('build checks the pages first, and does not build where one is wrong', async () => {
  await withStandIn(async (copy) => {
    await copy.replace(
      'docs/fix/cors-errors.mdx',
      '<Example name="preflight" />',
      '<Example name="prefligt" />',
    );
    const build = runCommand(copy, 'build');
    expect(await build.ended).toBe(1);
    expect(build.output()).toMatch(
      /^docs\/fix\/cors-errors\.mdx:\d+:1 missing-example .* list-agents, preflight and wait-and-retry\.$/m,
    );
    expect(build.output()).not.toContain('Building the site');
  });
});

test('build refuses a site with a claim that does not hold, and names the claim', async () => {
  await withStandIn(async (copy) => {
    const kept = readKeptRun(copy.folder);
    const [claim] = kept?.claims ?? [];
    if (!kept || !claim) throw new Error('The copy keeps no run with a claim.');
    // As after a run on this machine.
    writeLocalRun(copy.folder, {
      ...kept,
      claims: [{...claim, outcome: 'drift'}],
      tools: toolsState(),
      missing: [],
    });
    const build = runCommand(copy, 'build');
    expect(await build.ended).toBe(1);
    expect(build.output()).toContain(
      `These claims do not hold: ${claim.id}. Run "npm run claims" to see why.`,
    );
    expect(build.output()).not.toContain('Building the site');
  });
});

test('start says what is wrong with a setting before it builds anything', async () => {
  await withStandIn(async (copy) => {
    const start = runCommand(copy, 'start', {variables: {SERVER_PORT: 'http'}});
    expect(await start.ended).toBe(1);
    expect(start.output()).toBe(
      'environment: SERVER_PORT is "http": use a whole number from 0 to 65535.\n',
    );
  });
});

test('start does not build again where nothing changed', async () => {
  const start = startProgram('npm', ['start'], {variables: {SERVER_PORT: '0'}});
  await start.untilOutput(/Listening on/);
  expect(start.output()).not.toContain('Building the site');
  start.signal('SIGINT');
  await start.ended;
  expect(start.output()).toContain('Stopping on SIGINT');
});

for (const port of ['x', '0', '65536']) {
  test(`dev refuses the port ${port}`, async () => {
    const dev = npmRun('dev', ['--port', port]);
    expect(await dev.ended).toBe(1);
    expect(dev.output()).toContain('Usage: npm run dev -- [--port PORT]');
  });
}

for (const [name, exitCode] of [
  ['dev', 1],
  ['build', 1],
  ['check', 1],
  ['claims', 1],
  ['verify', 2],
  ['compat', 2],
] as const) {
  for (const argument of ['--unknown', 'unknown']) {
    test(`${name} refuses the argument ${argument}, and says what it takes`, async () => {
      const refused = npmRun(name, [argument]);
      expect(await refused.ended).toBe(exitCode);
      expect(refused.output()).toMatch(/Usage: npm run |See --help\.\n$/);
    });
  }
}

function npmRun(name: string, args: string[]) {
  return startProgram('npm', ['run', '--silent', name, '--', ...args], {folder: projectRoot});
}
