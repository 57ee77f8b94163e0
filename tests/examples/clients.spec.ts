import {clientLanguages, exampleNames, readExample} from '../../src/content/example.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {expect, test} from '../support/fixtures.ts';
import {projectRoot} from '../support/program.ts';
import {runClientFile, runCopiedCode} from './run-client.ts';

const files = projectFiles(projectRoot);

for (const name of exampleNames(files)) {
  for (const {id: language, file} of clientLanguages) {
    const clientFile = `examples/${name}/${file}`;

    test(`${clientFile} prints what the page shows under it`, async ({server}) => {
      const run = await runClientFile(language, clientFile, server);
      expect(run.exitCode, `exit code of ${clientFile}, which wrote: ${run.output}`).toBe(0);
      expect(comparable(run.output), `${clientFile} against ${shownOutput(name).file}`).toBe(
        comparable(shownOutput(name).text),
      );
    });

    test(`the part of ${clientFile} that pages show runs by itself`, async ({server}) => {
      const run = await runCopiedCode(language, shownCode(name, language), server);
      expect(run.exitCode, `exit code of ${clientFile}, which wrote: ${run.output}`).toBe(0);
      expect(comparable(run.output), `${clientFile} against ${shownOutput(name).file}`).toBe(
        comparable(shownOutput(name).text),
      );
    });
  }
}

for (const {id: language, file} of clientLanguages) {
  const clientFile = `examples/list-agents/${file}`;

  test(`${clientFile} tells a refusal from an answer`, async ({server}) => {
    const run = await runClientFile(language, clientFile, {url: server.url, key: 'wrong'});
    expect(run.exitCode, clientFile).not.toBe(0);
    expect(run.output, clientFile).toContain('401');
    expect(run.output, clientFile).toContain((await server.ask('/api/agents')).body);
  });

  test(`${clientFile} asks localhost:3000 with test-key where nothing else is set`, () => {
    const text = shownCode('list-agents', language);
    expect(text, clientFile).toContain('http://localhost:3000');
    expect(text, clientFile).toContain('test-key');
  });
}

/** JSON in one form, since curl prints it as it comes and the others indent it; any other text as it is. */
function comparable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function shownOutput(name: string) {
  return example(name).output;
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
