import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {satisfies} from 'semver';
import {projectRoot} from '../../src/machine/project.ts';

/** The version that the project is developed on. */
const developed = read('.nvmrc').trim();

/** The oldest of each version that the README says is tried. */
const tried = ['20.20.0', '22.12.0', '24.0.0', '26.0.0'];

interface LockedPackage {
  engines?: {node?: string};
  optional?: boolean;
}

test('every package says that it runs on the versions of Node.js that the README names', () => {
  for (const file of ['package.json', 'examples/server/package.json', 'src/verify/package.json']) {
    const {engines} = JSON.parse(read(file));
    expect(engines.node, file).toBe('^20.20.0 || >=22.12.0');
    for (const version of tried) expect(satisfies(version, engines.node), version).toBe(true);
  }
  expect(read('README.md')).toContain('With Node.js 22.12 or newer');
  expect(read('README.md')).toContain('CI runs on 22, 24, and 26; 20.20 is tried as well');
});

test('npm ci warns of no package on any of them', () => {
  const {packages} = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, LockedPackage>;
  };
  const unsupported = Object.entries(packages).flatMap(([name, {engines, optional}]) =>
    tried
      .filter((version) => !optional && engines?.node && !satisfies(version, engines.node))
      .map((version) => `${name} needs ${engines?.node}, and not ${version}`),
  );
  expect(unsupported).toEqual([]);
});

test('images, actions and workflows name the version that the project is developed on', () => {
  expect(developed).toBe('24');
  expect(read('examples/deploy/docker/Dockerfile')).toContain(`FROM node:${developed}-slim`);
  expect(read('.github/actions/verify/action.yml')).toContain(`node-version: ${developed}\n`);
  expect(read('.github/workflows/ci.yml')).toContain('node: [22, 24, 26]');
  expect(read('.github/workflows/compat.yml')).toContain('node-version-file: .nvmrc');
});

function read(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8');
}
