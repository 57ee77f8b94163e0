import {expect, test} from '@playwright/test';
import {registeredChecks} from '../../src/checks/index.ts';
import {claim, DoubledCheck} from '../../src/claims/claim.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';

test('each check is registered with the place where it stands', () => {
  const files = projectFiles(projectRoot);
  const misplaced = [...registeredChecks()].filter(([id, {place}]) => {
    const lines = (files.read(place.file) ?? '').split('\n');
    // The name follows on the next line where the call is long.
    return (
      !/\b(?:claim|ofReference|ofServer|releaseClaim|preReleaseClaim)\(/.test(
        lines[place.line - 1] ?? '',
      ) || !lines.join('\n').includes(`'${id}'`)
    );
  });
  expect(misplaced).toEqual([]);
  expect(registeredChecks().size).toBeGreaterThan(250);
});

test('a second check of a claim is refused, with the places of both', () => {
  const [[id, {place}] = ['', {place: undefined}]] = registeredChecks();
  const again = () => claim(id, async () => undefined);
  expect(again).toThrow(DoubledCheck);
  expect(again).toThrow(
    `${place?.file}:${place?.line} has a check of claim "${id}" already: remove one of the two.`,
  );
});
