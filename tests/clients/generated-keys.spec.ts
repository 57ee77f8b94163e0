import {weakness} from '../../examples/server/weak-key.ts';
import {startProgram} from '../../src/machine/program.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const generators = [
  {file: 'examples/generate-key/openssl.sh', form: /^[A-Za-z0-9+/]{43}=$/},
  {file: 'examples/generate-key/uuidgen.sh', form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i},
];

for (const {file, form} of generators) {
  test(`${file} prints another strong key each time`, async () => {
    const keys = [await generatedKey(file), await generatedKey(file)];
    for (const key of keys) {
      expect(key, file).toMatch(form);
      expect(weakness(key), file).toBeUndefined();
    }
    expect(keys[0], file).not.toBe(keys[1]);
  });
}

async function generatedKey(file: string): Promise<string> {
  const program = startProgram('bash', [file]);
  expect(await program.ended, program.output()).toBe(0);
  return program.output().trim();
}
