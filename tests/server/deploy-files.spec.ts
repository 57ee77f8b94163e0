import {readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {DCLinter} from 'dclint';
import {variableNames} from '../../examples/server/config.ts';
import {powershellFaults} from '../../src/clients/powershell.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {exampleText} from '../../src/servers/beside/deployment-files.ts';
import {readStart} from '../../src/servers/reference-server.ts';
import {expect, test} from '../fixtures/fixtures.ts';
import {kubernetesFaults} from '../fixtures/kubernetes-faults.ts';

test('compose.yaml is what the schema of Compose and its linter want', async () => {
  const text = await exampleText('deploy/compose/compose.yaml');
  const faults = (content: string) => {
    const file = test.info().outputPath('compose.yaml');
    writeFileSync(file, content);
    const linter = new DCLinter({rules: {}, quiet: false, debug: false, exclude: []});
    return linter.lintFiles([file], false).flatMap(({messages}) => messages);
  };
  expect(faults(text)).toEqual([]);
  expect(faults(text.replace('environment:', 'environments:'))[0]?.message).toContain(
    'additional properties',
  );
});

test('elizaos.yaml is what the API of Kubernetes wants', async () => {
  const text = await exampleText('deploy/kubernetes/elizaos.yaml');
  expect(kubernetesFaults(text)).toEqual([]);
  expect(kubernetesFaults(text.replace('replicas: 1', 'replicas: one')).join('\n')).toContain(
    '/spec/replicas must be integer',
  );
  const unknown = kubernetesFaults(text.replace('secretKeyRef', 'secretRef')).join('\n');
  expect(unknown).toMatch(/secretRef.* does not exist in type 'IEnvVarSource'/);
  expect(kubernetesFaults(text.replace('kind: Service', 'kind: Servise'))).toEqual([
    'There is no v1 Servise.',
  ]);
});

for (const name of [
  'deploy/variable/export.ps1',
  'deploy/variable/make-env-file.ps1',
  'create-agent/create.ps1',
]) {
  test(`${name} is well-formed PowerShell`, async () => {
    const text = await exampleText(name);
    expect(await powershellFaults(text)).toEqual([]);
    expect(await powershellFaults(text.replace(/'(?=[^']*$)/, ''))).not.toEqual([]);
  });
}

test('export.cmd has nothing but remarks and the form of set that takes no space into the value', async () => {
  const lines = (await exampleText('deploy/variable/export.cmd')).trimEnd().split('\n');
  const others = lines.filter((line) => line !== '' && !line.startsWith('@REM '));
  expect(others).toHaveLength(1);
  // None of the characters that cmd gives a meaning.
  expect(others[0]).toMatch(/^set "\w+=[\w-]+"$/);
});

test('each file for a key sets the variable that the server reads, to no key that anyone could use', async () => {
  for (const [folder, ending] of [
    ['variable', /\.(env|ps1|cmd)$|^export\.sh$/],
    ['compose', /\.env$/],
  ] as const) {
    const names = readdirSync(path.join(projectRoot, 'examples/deploy', folder));
    for (const name of names.filter((file) => ending.test(file))) {
      const text = await exampleText(`deploy/${folder}/${name}`);
      const [, variable = '', key] = /\b([A-Z_]{5,})(?: ?= ?["']?)([\w-]*)/.exec(text) ?? [];
      expect(variableNames, name).toContain(variable);
      expect(['your-key', ''], name).toContain(key);
    }
  }
});

for (const name of ['variable/server.env', 'variable/disabled.env', 'compose/example.env']) {
  test(`the reference server reads ${name}`, async () => {
    const start = readStart({envFile: await exampleText(`deploy/${name}`)});
    expect(start.ok).toBe(true);
  });
}
