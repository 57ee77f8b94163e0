import {clientLanguages, exampleNames} from '../../src/content/example.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {test} from '../support/fixtures.ts';
import {projectRoot} from '../support/program.ts';
import {compareRequests} from './compare-requests.ts';
import {recordRequests} from './record-requests.ts';

for (const name of exampleNames(projectFiles(projectRoot))) {
  test(`examples/${name} sends the same request in ${clientLanguages.length} languages`, async ({
    server,
  }) => {
    const failure = compareRequests(name, await recordRequests(name, server));
    if (failure !== undefined) throw withoutStack(failure);
  });
}

/** The table says what to mend; the lines of the runner would only hide it. */
function withoutStack(text: string): Error {
  const error = new Error(text);
  error.stack = text;
  return error;
}
