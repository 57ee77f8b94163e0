import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import type {IncomingMessage} from 'node:http';
import path from 'node:path';
import {bareEnvironment, startProgram} from '../../src/machine/program.ts';
import {onPath} from '../../src/machine/tools.ts';
import {exampleText} from '../../src/servers/beside/deployment-files.ts';
import {withStub} from '../../src/servers/http/stub.ts';
import {expect, test} from '../fixtures/fixtures.ts';

/** What systemd reads the environment of users with; it has the parser of EnvironmentFile=. */
const generator = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';

test('systemd takes a backslash away outside of quotation marks, and begins no comment at a #', async () => {
  test.skip(!existsSync(generator), 'There is no systemd here.');
  const lines = ['A=ab\\cd', 'B="ab\\cd"', "C='ab\\cd'", 'D=ab#cd', 'E="ab"', 'F=ab  '];
  await mkdir(test.info().outputPath('environment.d'), {recursive: true});
  await writeFile(test.info().outputPath('environment.d/a.conf'), `${lines.join('\n')}\n`);
  const env = {...bareEnvironment(), XDG_CONFIG_HOME: test.info().outputPath()};
  const {stdout} = spawnSync(generator, {env, encoding: 'utf8'});
  // It writes what has a backslash in quotation marks, with a backslash before each backslash.
  const values = stdout.match(/^[A-F]=.*$/gm);
  expect(values).toEqual(['A=abcd', 'B="ab\\\\cd"', 'C="ab\\\\cd"', 'D=ab#cd', 'E=ab', 'F=ab']);
});

test('docker run --env-file passes each line on as it is', async () => {
  test.skip(onPath('docker') === undefined, 'There is no docker here.');
  const lines = ['A="ab"', "B='ab'", 'C=ab#cd #ef', 'D=ab\\c$HOME', 'E=ab '];
  await mkdir(test.info().outputPath(), {recursive: true});
  await writeFile(test.info().outputPath('server.env'), `${lines.join('\n')}\n`);
  expect(await variablesOfContainer(test.info().outputPath())).toEqual(lines);
});

test('kubectl puts the text of --from-literal into the Secret without a line break', async () => {
  test.skip(onPath('kubectl') === undefined, 'There is no kubectl here.');
  const text = await exampleText('deploy/kubernetes/create-secret.sh');
  const [command = ''] = /^kubectl create .*$/m.exec(text) ?? [];
  const script = `${command.replace(/"\$\(.*\)"/, '"$KEY"')} --dry-run=client --output=json`;
  const env = {...bareEnvironment(), KEY: 'abc', KUBECONFIG: '/dev/null'};
  const {stdout} = spawnSync('bash', ['-c', script], {env, encoding: 'utf8'});
  const {data} = JSON.parse(stdout);
  expect(Buffer.from(data['auth-token'], 'base64').toString()).toBe('abc');
});

/** The variables that the client of Docker sends for the command of the page, to a stand-in of its daemon. */
async function variablesOfContainer(folder: string): Promise<string[]> {
  const text = await exampleText('deploy/docker/run.sh');
  const [command = ''] = /^docker run .*$/m.exec(text) ?? [];
  let variables: string[] = [];
  await withStub(
    async (request, response) => {
      const body = await bodyOf(request);
      if (request.url?.includes('/containers/create')) variables = JSON.parse(body).Env;
      const isPing = request.url?.endsWith('_ping');
      response.writeHead(isPing ? 200 : 500, {'Api-Version': '1.43'}).end('{"message": "no"}');
    },
    async (url) => {
      const daemon = {DOCKER_HOST: url.replace('http:', 'tcp:'), HOME: path.resolve(folder)};
      await startProgram('bash', ['-c', command], {folder, variables: daemon}).ended;
    },
  );
  return variables;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
