import {registeredChecks} from '../../src/checks/index.ts';
import {serversOf} from '../../src/checks/servers.ts';
import {readPages} from '../../src/claims/pages.ts';
import {failureOf, runClaim} from '../../src/claims/run-claims.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {test} from '../fixtures/fixtures.ts';

const pages = readPages(projectFiles(projectRoot));

for (const id of new Set([...registeredChecks().keys(), ...pages.ids()])) {
  const {file, line, column} = pages.subject(id);

  test(`${file}:${line}:${column} ${id}`, async ({server, openServer}) => {
    const checked = await runClaim(id, pages, serversOf(server, openServer));
    const {verdict} = checked;
    test.skip(verdict.outcome === 'not-observable', 'reason' in verdict ? verdict.reason : '');
    const failure = failureOf(checked, pages);
    if (failure !== undefined) throw withoutStack(failure);
  });
}

/** The text says where to look; the lines of the runner would only hide it. */
function withoutStack(text: string): Error {
  const error = new Error(text);
  error.stack = text;
  return error;
}
