import {wellKnownKeys} from '../../examples/server/weak-key.ts';
import {readPages} from '../../src/claims/pages.ts';
import {valuesOf} from '../../src/content/claim/claim.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {expect, test} from '../fixtures/fixtures.ts';

test('the page lists every well-known key that the server warns of', () => {
  const claim = readPages(projectFiles(projectRoot)).claim('authentication/weak-keys');
  expect(valuesOf(claim).map(({text}) => text)).toEqual([...wellKnownKeys]);
});
