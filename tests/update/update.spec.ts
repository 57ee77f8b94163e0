import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {registeredChecks} from '../../src/checks/index.ts';
import {startProgram} from '../../src/machine/program.ts';
import {type ProjectCopy, withProjectCopy} from '../../src/machine/project-copy.ts';

const output = 'examples/list-agents/output.json';
const health = 'examples/check-health/output.json';
const guide = 'docs/authentication.mdx';
const monitor = 'docs/operate/monitor.mdx';

test('check --update rewrites an output and a log line that changed, follows the server, and then finds nothing to change', async () => {
  await withFewChecks(async (copy) => {
    const before = await texts(copy);
    await copy.replace(output, 'Takes notes', 'Writes notes');
    await copy.replace(monitor, 'DEBUG: GET /api/agents 200', 'DEBUG: got /api/agents');
    // What the server does from now on is what the examples and pages show.
    await copy.replace('examples/server/app.ts', "status: 'ok'", "status: 'fine', since: 1");
    const after = {
      ...before,
      [health]:
        '{\n  "status": "fine",\n  "since": 1,\n  "timestamp": "2024-01-15T10:23:45.678Z"\n}\n',
      [guide]: before[guide]?.replace('{"status": "ok", ', '{"status": "fine", "since": 1, '),
    };

    const first = await update(copy);
    expect(first.output).toContain(
      [
        `--- ${output}`,
        `+++ ${output}`,
        '@@ -14,5 +14,5 @@',
        '         "name": "Scribe",',
        '         "characterName": "Scribe",',
        '-        "bio": "Writes notes and summarises them.",',
        '+        "bio": "Takes notes and summarises them.",',
        '         "status": "active"',
        '       }',
      ].join('\n'),
    );
    expect(first.output).toContain(
      [
        '-[2024-01-15 10:23:45] DEBUG: got /api/agents in 3 ms from 127.0.0.1',
        '+[2024-01-15 10:23:45] DEBUG: GET /api/agents 200 in 3 ms from 127.0.0.1',
      ].join('\n'),
    );
    expect(first.output).toContain(`\nRewrote ${health}, ${output}, ${monitor} and ${guide}: `);
    expect(first.exitCode).toBe(0);
    expect(await texts(copy)).toEqual(after);

    const second = await update(copy);
    expect(second.output).toMatch(/\nEvery output shown is what the programs print\.\n$/);
    expect(second.exitCode).toBe(0);
    expect(await texts(copy)).toEqual(after);
  });
});

test('check --update leaves to a person what it cannot know', async () => {
  await withFewChecks(async (copy) => {
    await copy.replace(guide, 'gets <Claim id="preflight">`204', 'gets <Claim id="preflight">`205');
    await copy.replace('examples/list-agents/python.py', '/api/agents', '/api/agent');
    await copy.replace(
      'examples/check-health/python.py',
      'print(json.dumps(response.json(), indent=2))',
      'print(response.json())',
    );
    const before = await texts(copy);
    const {exitCode, output: said} = await update(copy);
    expect(said).toMatch(
      /^docs\/authentication\.mdx:\d+:\d+ drift authentication\/preflight: the page and the server disagree\.\n {2}The page says: 205 No Content\n {2}The server did: 204 No Content\n/m,
    );
    expect(said).toMatch(
      /^examples\/list-agents\/python\.py ends with exit code 1 and prints:\n {4}Refused with 404: /m,
    );
    expect(said).toMatch(
      /^examples\/check-health: the clients do not print the same\n +\| curl +\| TypeScript +\| Python\n/m,
    );
    expect(said).toContain('Mend examples/check-health/python.py, or the two others, which agree.');
    expect(said).toContain('\nLeft to mend by hand: 3 problems, named above.\n');
    expect(exitCode).toBe(1);
    expect(await texts(copy)).toEqual(before);
  });
});

const refusals = [
  {
    variables: {CI: 'true'},
    said: 'npm run check -- --update does not run in CI, where nobody reads what it changes: run it on your machine, and commit what it writes.\n',
  },
  {
    variables: {PATH: '/no-such-folder'},
    said: 'npm run check -- --update needs bash, curl and Python with requests: run "npm test", which installs what is missing, or on Debian and Ubuntu "sudo apt-get install bash curl python3-requests".\n',
  },
];

test('check --update changes nothing in CI, where the tools are missing, and while the pages have problems', async () => {
  await withFewChecks(async (copy) => {
    await copy.replace(output, 'Takes notes', 'Writes notes');
    const before = await texts(copy);
    for (const {variables, said} of refusals) {
      expect(await update(copy, variables)).toEqual({exitCode: 1, output: said});
    }
    await copy.replace('examples/check-health/varies.txt', 'iso-time', 'iso-tim');
    const {exitCode, output: said} = await update(copy);
    expect(said).toMatch(/^docs\/operate\/monitor\.mdx:\d+:1 unknown-pattern /m);
    expect(exitCode).toBe(1);
    expect(await texts(copy)).toEqual(before);
  });
});

for (const argument of ['--updat', 'pages']) {
  test(`check says how it is used where it is given ${argument}`, async () => {
    const args = ['--import', 'tsx', 'src/commands/check.ts', argument];
    const check = startProgram(process.execPath, args);
    expect(await check.ended).toBe(1);
    expect(check.output()).toBe(
      [
        'Usage: npm run check [-- --update | --explain [CODE]]',
        '  --update          rewrites the outputs that pages show from a real run',
        '  --explain CODE    says what is wrong where the check names CODE, and how to mend it',
        '  --explain         lists all codes\n',
      ].join('\n'),
    );
  });
}

/** A copy in which only a few claims can be tried, since to try all of them takes long. */
async function withFewChecks(task: (copy: ProjectCopy) => Promise<void>): Promise<void> {
  const ids = JSON.stringify([...registeredChecks().keys()]);
  await withProjectCopy(async (copy) => {
    await writeFile(
      path.join(copy.folder, 'src/checks/index.ts'),
      [
        "import './authentication/log.ts';",
        "import './authentication/requests.ts';",
        "import {whiteBoxClaim, registeredChecks} from '../claims/claim.ts';",
        "import {NotObservable} from '../machine/not-observable.ts';",
        "const claim = whiteBoxClaim('It is left out here.');",
        `for (const id of ${ids}) {`,
        '  if (registeredChecks().has(id)) continue;',
        "  claim(id, () => Promise.reject(new NotObservable('It is left out here.')));",
        '}',
        'export {registeredChecks};',
        '',
      ].join('\n'),
    );
    await task(copy);
  });
}

async function update(
  copy: ProjectCopy,
  variables: Record<string, string> = {},
): Promise<{exitCode: number | null; output: string}> {
  const program = copy.run(process.execPath, {
    args: ['--import', 'tsx', 'src/commands/check.ts', '--update'],
    variables,
  });
  return {exitCode: await program.ended, output: program.output()};
}

/** What an update may rewrite. */
async function texts(copy: ProjectCopy): Promise<Record<string, string>> {
  const files = [output, health, guide, monitor];
  const read = await Promise.all(files.map((file) => copy.read(file)));
  return Object.fromEntries(files.map((file, place) => [file, read[place] ?? '']));
}
