import {comparableOutput} from '../../src/clients/comparable-output.ts';
import {withFailingServer} from '../../src/clients/failing-server.ts';
import {runWithOldCurl} from '../../src/clients/old-curl.ts';
import {exampleNames, readExample} from '../../src/content/code/example.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const files = projectFiles(projectRoot);

// What curl does by itself about a 429 is newer.
for (const name of exampleNames(files).filter((example) => example !== 'wait-and-retry')) {
  test(`the curl client of examples/${name} works with curl 7.58`, async ({server}) => {
    const {code, output} = curlClient(name);
    const run = await runWithOldCurl(code, server);
    expect(run.exitCode, run.output).toBe(0);
    expect(comparableOutput(run.output, output.varies)).toBe(
      comparableOutput(output.text, output.varies),
    );
  });

  test(`the curl client of examples/${name} ends with an error where curl 7.58 is refused`, async () => {
    await withFailingServer(403, async (url) => {
      const {code} = curlClient(name);
      const run = await runWithOldCurl(code, {url, key: strongKey()});
      expect(run.exitCode).not.toBe(0);
      expect(run.output).toContain('403');
    });
  });
}

for (const option of ['--fail-with-body', '--no-progress-meter', "--write-out '%{json}'"]) {
  test(`curl 7.58 as these tests have it refuses ${option}`, async ({server}) => {
    const run = await runWithOldCurl(`curl --silent ${option} "$ELIZA_SERVER_URL/healthz"`, server);
    expect(run).toMatchObject({exitCode: 2, output: expect.stringContaining('is unknown')});
  });
}

function curlClient(name: string) {
  const result = readExample(name, files);
  const client = result.ok
    ? result.example.clients.find(({language}) => language.id === 'curl')
    : undefined;
  if (!result.ok || !client) throw new Error(`examples/${name} cannot be read.`);
  return {code: client.text, output: result.example.output};
}
