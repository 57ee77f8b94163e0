import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import config from '../../playwright.config.mts';
import {projectRoot} from '../../src/machine/project.ts';

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');

/** What a reader makes, and names that stand for any. */
const madeLater = ['docs/page.mdx', 'examples/name/curl.sh'];

for (const guide of ['README.md', 'CONTRIBUTING.md']) {
  const text = read(guide);

  test(`${guide} names files and folders that are there`, () => {
    const named =
      text.match(/(?<![\w./-])(?:src|tests|examples|docs|static)\/[\w./-]*[\w-]/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    const missing = named.filter(
      (name) => !existsSync(path.join(projectRoot, name)) && !madeLater.includes(name),
    );
    expect(missing).toEqual([]);
  });

  test(`${guide} names commands that package.json has`, () => {
    const {scripts} = JSON.parse(read('package.json'));
    const named = [...text.matchAll(/npm run ([\w-]+(?::\w+)*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
}

test('README.md names each project of the tests', () => {
  const row = /`npm test -- --project [^|]*\|([^|]*)\|/.exec(read('README.md'))?.[1] ?? '';
  const named = [...row.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
  expect(named).toEqual(config.projects?.map(({name}) => name));
});
