import {spawnSync} from 'node:child_process';
import {cp, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {validate} from 'dockerfile-utils';
import {startProgram} from '../../src/machine/program.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {onPath} from '../../src/machine/tools.ts';
import {
  dockerInstructions,
  exampleText,
  only,
  startByImage,
  unitSettings,
} from '../../src/servers/beside/deployment-files.ts';
import {replaced} from '../../src/servers/beside/nginx-files.ts';
import {send} from '../../src/servers/http/http.ts';
import {untilListening} from '../../src/servers/server-program.ts';
import {strongKey} from '../../src/servers/strong-key.ts';

test('systemd finds nothing wrong with the unit', async () => {
  test.skip(onPath('systemd-analyze') === undefined, 'There is no systemd-analyze here.');
  await withFolder(async (folder) => {
    const text = replaced(await exampleText('deploy/systemd/elizaos.service'), [
      ['ExecStart=/usr/bin/node', `ExecStart=${process.execPath}`],
      ['User=elizaos', 'User=root'],
    ]);
    expect(verified(await written(folder, text))).toEqual([]);
    const wrong = replaced(text, [['ProtectSystem=strict', 'ProtectSystem=some']]);
    expect(verified(await written(folder, wrong)).join('\n')).toContain('protect system value');
  });
});

test('systemd rates the unit as well protected', async () => {
  test.skip(onPath('systemd-analyze') === undefined, 'There is no systemd-analyze here.');
  await withFolder(async (folder) => {
    const text = await exampleText('deploy/systemd/elizaos.service');
    expect(exposure(await written(folder, text))).toBeLessThan(3);
    const open = text.replaceAll(/^(Protect|Private|Restrict|SystemCall|Capability).*$/gm, '');
    expect(exposure(await written(folder, open))).toBeGreaterThan(7);
  });
});

test('the command of the unit runs a copy of the server, and stops by SIGTERM', async () => {
  await withFolder(async (folder) => {
    await cp(path.join(projectRoot, 'examples/server'), folder, {
      recursive: true,
      filter: (source) => path.basename(source) !== 'node_modules',
    });
    await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
    const [, ...args] = only(await unitSettings('ExecStart'), 'ExecStart').split(' ');
    const variables = {SERVER_PORT: '0', ELIZA_SERVER_AUTH_TOKEN: strongKey()};
    const program = startProgram(process.execPath, args, {folder, variables});
    try {
      const url = await untilListening(program);
      expect((await send(url, '/api/agents')).status).toBe(401);
      program.signal('SIGTERM');
      expect(await program.ended).toBe(0);
    } finally {
      await program.stop();
    }
  });
});

test('the Dockerfile has nothing that its linter objects to', async () => {
  const text = await exampleText('deploy/docker/Dockerfile');
  expect(problems(text)).toEqual([]);
  expect(problems(text.replace('EXPOSE 3000', 'EXPOSE many')).length).toBe(1);
  expect(problems(text.replace('COPY package.json', 'COPI package.json')).length).toBe(1);
});

test('each file that the Dockerfile copies is there, and what the server needs is copied', async () => {
  const folder = path.join(projectRoot, 'examples/server');
  const copied = (await dockerInstructions('COPY')).map((line) => line.split(' ')[0]);
  expect(copied).toEqual(['package.json', '*.ts']);
  const {dependencies} = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  expect(dependencies).toHaveProperty('tsx');
});

test('no key and no package of this machine gets into the image', async () => {
  const ignored = (await exampleText('deploy/docker/Dockerfile.dockerignore')).split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.env*', 'node_modules']));
});

test('no key stands in the unit or in a layer of the image, where every user could read it', async () => {
  const settings = [...(await unitSettings('Environment')), ...(await unitSettings('ExecStart'))];
  expect(settings.join('\n')).not.toMatch(/TOKEN|KEY|REDIS_URL/);
  expect(await unitSettings('PassEnvironment')).toEqual([]);
  for (const name of ['ENV', 'ARG', 'RUN', 'CMD', 'LABEL']) {
    expect((await dockerInstructions(name)).join('\n'), name).not.toMatch(/TOKEN|KEY|REDIS_URL/);
  }
});

test('the command of the image stops by SIGTERM, as a container is stopped', async () => {
  const program = await startByImage({ELIZA_SERVER_AUTH_TOKEN: strongKey()});
  await untilListening(program);
  program.signal('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(program.output()).toContain('Stopping on SIGTERM');
});

function problems(text: string): string[] {
  return validate(text).map(({message}) => String(message));
}

async function written(folder: string, text: string): Promise<string> {
  const file = path.join(folder, 'elizaos.service');
  await writeFile(file, text);
  return file;
}

/** What systemd says about this unit; it speaks of the machine's own units, too. */
function verified(file: string): string[] {
  const {stderr} = spawnSync('systemd-analyze', ['verify', '--man=no', file], {encoding: 'utf8'});
  return stderr.split('\n').filter((line) => line.includes('elizaos.service'));
}

/** How exposed systemd finds the unit, from 0 to 10. */
function exposure(file: string): number {
  const args = ['security', '--offline=true', '--no-pager', file];
  const {stdout} = spawnSync('systemd-analyze', args, {encoding: 'utf8'});
  return Number(/Overall exposure level for .*: ([\d.]+)/.exec(stdout)?.[1]);
}

async function withFolder(task: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deployment-'));
  try {
    await task(folder);
  } finally {
    await rm(folder, {recursive: true});
  }
}
