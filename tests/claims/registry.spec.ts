import path from 'node:path';
import {expect, test} from '@playwright/test';
import {registeredChecks} from '../../src/checks/index.ts';
import {claim, DoubledCheck} from '../../src/claims/claim.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';

test('each check is registered with the place where it stands', () => {
  const files = projectFiles(projectRoot);
  const misplaced = [...registeredChecks()].filter(([id, {place}]) => {
    const lines = (files.read(place.file) ?? '').split('\n');
    // What was read against a source stands in a list of its own.
    const named = (files.read(reviewedIn(place.file)) ?? '') + lines.join('\n');
    // The name follows on the next line where the call is long.
    return (
      !/\b(?:claim|ofReference|ofServer|ofManual|releaseClaim|preReleaseClaim)\(/.test(
        lines[place.line - 1] ?? '',
      ) || !named.includes(`'${id}'`)
    );
  });
  expect(misplaced).toEqual([]);
  expect(registeredChecks().size).toBeGreaterThan(250);
});

/** Where the sentences of a folder of checks stand that were read against a source. */
function reviewedIn(file: string): string {
  return `${path.posix.dirname(file)}/reviewed.ts`;
}

test('a second check of a claim is refused, with the places of both', () => {
  const [[id, {place}] = ['', {place: undefined}]] = registeredChecks();
  const again = () => claim(id, async () => undefined);
  expect(again).toThrow(DoubledCheck);
  expect(again).toThrow(
    `${place?.file}:${place?.line} has a check of claim "${id}" already: remove one of the two.`,
  );
});
