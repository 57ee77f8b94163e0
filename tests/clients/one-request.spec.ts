import {compareRequests} from '../../src/clients/compare-requests.ts';
import {recordRequests} from '../../src/clients/record-requests.ts';
import {clientLanguages} from '../../src/content/code/client-language.ts';
import {exampleNames, readExample} from '../../src/content/code/example.ts';
import {readExampleRequest} from '../../src/content/code/example-request.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const files = projectFiles(projectRoot);

/** What curl adds to each request by itself. */
const addedByCurl = ['accept', 'host', 'user-agent'];

for (const name of exampleNames(files)) {
  test(`examples/${name} sends the same request in ${clientLanguages.length} languages`, async ({
    server,
  }) => {
    const failure = compareRequests(name, await recordRequests(name, server));
    if (failure !== undefined) throw withoutStack(failure);
  });

  test(`examples/${name} sends from the page what its curl client sends`, async ({server}) => {
    const example = readExample(name, files);
    if (!example.ok) throw new Error(example.faults.map(({message}) => message).join(' '));
    const reading = readExampleRequest(example.example.clients);
    if (!reading.ok) throw new Error(reading.fault.message);
    const {method, path, key: shown, headers} = reading.request;
    const named = Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value]);
    const {key} = server;

    const sent = (await recordRequests(name, server)).curl;
    const found = sent.map((request) => {
      const given = Object.entries(request.headers);
      const own = given.filter(([header]) => !addedByCurl.includes(header));
      return {...request, headers: Object.fromEntries(own)};
    });
    const expected = {
      ...Object.fromEntries(named),
      ...(shown !== undefined ? {'x-api-key': key} : {}),
    };
    expect(found).toEqual([{method, path, query: '', headers: expected, body: ''}]);
  });
}

/** The table says what to mend; the lines of the runner would only hide it. */
function withoutStack(text: string): Error {
  const error = new Error(text);
  error.stack = text;
  return error;
}
