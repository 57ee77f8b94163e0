import {mkdirSync} from 'node:fs';
import {expect, test} from '@playwright/test';
import {coverageFolder, startProgram} from '../../src/machine/program.ts';
import {placesIn} from '../../src/mutation/places.ts';

/** What an instrumented server does as it comes by two places, the first of them twice. */
const comesBy =
  "globalThis.__stryker__ = {mutantCoverage: {static: {'7': 2, '9': 1}, perTest: {}}}";

test.afterEach(() => {
  delete process.env[coverageFolder];
});

/** Starts a program as the dry run does, and gives it with the folder that it writes into. */
function startWatched(script: string) {
  const folder = test.info().outputPath('coverage');
  mkdirSync(folder, {recursive: true});
  process.env[coverageFolder] = folder;
  return {folder, program: startProgram(process.execPath, ['-e', script])};
}

test('the dry run sees which places of the server a program came by', async () => {
  const {folder, program} = startWatched(comesBy);
  expect(await program.ended).toBe(0);
  expect(placesIn(folder)).toEqual({'7': 2, '9': 1});
});

test('the dry run sees it of a program that somebody kills, too', async () => {
  const {folder, program} = startWatched(`${comesBy}; setInterval(() => {}, 1000)`);
  await expect.poll(() => placesIn(folder)).toEqual({'7': 2, '9': 1});
  program.signal('SIGKILL');
  await program.ended;
  expect(placesIn(folder)).toEqual({'7': 2, '9': 1});
});

test('a program that is no server comes by no place', async () => {
  const {folder, program} = startWatched('');
  expect(await program.ended).toBe(0);
  expect(placesIn(folder)).toEqual({});
});
