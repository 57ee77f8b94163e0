import {comparableOutput} from '../../src/clients/comparable-output.ts';
import {withFailingServer} from '../../src/clients/failing-server.ts';
import {type ClientRun, runClientFile, runCopiedCode} from '../../src/clients/run-client.ts';
import {clientLanguages} from '../../src/content/code/client-language.ts';
import {exampleNames, readExample} from '../../src/content/code/example.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const files = projectFiles(projectRoot);

for (const name of exampleNames(files)) {
  for (const {id: language, file} of clientLanguages) {
    const clientFile = `examples/${name}/${file}`;

    test(`${clientFile} prints what the page shows under it`, async ({server}) => {
      expectShownOutput(name, clientFile, await runClientFile(language, clientFile, server));
    });

    test(`the part of ${clientFile} that pages show runs by itself`, async ({server}) => {
      const code = shownCode(name, language);
      expectShownOutput(name, clientFile, await runCopiedCode(language, code, server));
    });
  }
}

const errors = [
  {example: 'list-agents', status: 500},
  {example: 'preflight', status: 500},
  {example: 'preflight', status: 403},
  {example: 'check-health', status: 500},
  {example: 'check-health', status: 503},
  {example: 'wait-and-retry', status: 403},
];

for (const {example: name, status} of errors) {
  for (const {id: language, file} of clientLanguages) {
    const clientFile = `examples/${name}/${file}`;

    test(`${clientFile} ends with an error where the server answers ${status}`, async () => {
      await withFailingServer(status, async (url) => {
        const run = await runClientFile(language, clientFile, {url, key: strongKey()});
        expect(run.exitCode, `exit code of ${clientFile}, which wrote: ${run.output}`).not.toBe(0);
        expect(run.output, clientFile).toContain(String(status));
      });
    });
  }
}

test('no example is left out of the errors above', () => {
  expect(new Set(errors.map(({example: name}) => name))).toEqual(new Set(exampleNames(files)));
});

for (const {id: language, file} of clientLanguages) {
  const clientFile = `examples/list-agents/${file}`;

  test(`${clientFile} tells a refusal from an answer`, async ({server}) => {
    const run = await runClientFile(language, clientFile, {url: server.url, key: 'wrong'});
    expect(run.exitCode, clientFile).not.toBe(0);
    expect(run.output, clientFile).toContain('401');
    // curl prints the status alone.
    if (language === 'curl') expect(run.output).toContain('The requested URL returned error: 401');
    else expect(run.output, clientFile).toContain((await server.ask('/api/agents')).body);
  });

  test(`${clientFile} asks localhost:3000 with test-key where nothing else is set`, () => {
    const text = shownCode('list-agents', language);
    expect(text, clientFile).toContain('http://localhost:3000');
    expect(text, clientFile).toContain('test-key');
  });
}

function expectShownOutput(name: string, clientFile: string, run: ClientRun): void {
  const {file, text, varies} = example(name).output;
  expect(run.exitCode, `exit code of ${clientFile}, which wrote: ${run.output}`).toBe(0);
  expect(comparableOutput(run.output, varies), `${clientFile} against ${file}`).toBe(
    comparableOutput(text, varies),
  );
}

function shownCode(name: string, language: string): string {
  const client = example(name).clients.find((candidate) => candidate.language.id === language);
  if (!client) throw new Error(`Example ${name} has no client in ${language}.`);
  return client.text;
}

function example(name: string) {
  const result = readExample(name, files);
  if (!result.ok) throw new Error(result.faults.map(({message}) => message).join('\n'));
  return result.example;
}
