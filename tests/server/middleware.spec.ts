import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {startProgram} from '../../src/machine/program.ts';
import {rawRequest, sendRaw} from '../../src/servers/http/raw.ts';
import {holdsData, otherWays, spellings} from '../../src/servers/http/ways-around.ts';
import {askApp, refusalOfApp} from '../../src/servers/middleware/app.ts';
import {withAppFolder} from '../../src/servers/middleware/app-folder.ts';
import {appKinds, appName} from '../../src/servers/middleware/app-kind.ts';
import {strongKey} from '../../src/servers/strong-key.ts';

const testFile = 'api-key.test.mjs';

/** Node.js hands on no more than 1000 headers, and the key in the first of them is right. */
const withRightKey = 'X-API-KEY twice, with 998 other headers between';
const {[withRightKey]: _, ...waysAround} = otherWays;

for (const kind of appKinds) {
  const {form, name} = kind;

  test(`the tests beside the key check pass in a new project with ${appName(kind)}`, async () => {
    await withAppFolder(kind, async (folder) => {
      const file = path.join(folder, testFile);
      const text = await readFile(file, 'utf8');
      const named = text.replace("from './api-key.mjs'", `from './api-key.${form}'`);
      expect(named).toContain(`from './api-key.${form}'`);
      await writeFile(file, named);
      const loader = form === 'ts' ? ['--import', import.meta.resolve('tsx')] : [];
      const args = [...loader, '--test', testFile];
      const program = startProgram(process.execPath, args, {folder});
      const exitCode = await program.ended;
      expect(program.output()).toMatch(/^(?:# |ℹ )pass 16$/m);
      expect(exitCode).toBe(0);
    });
  });

  test(`the app with ${appName(kind)} does not start without a key`, async () => {
    const {exitCode, output} = await refusalOfApp(kind, {});
    expect(output).toMatch(/^Error: requireApiKey: no key is set\. .+$/m);
    expect(exitCode).toBe(1);
  });

  if (!name.startsWith('Express')) continue;

  test(`the project with ${appName(kind)} has that version of Express`, async () => {
    await withAppFolder(kind, async (folder) => {
      const file = path.join(folder, 'node_modules/express/package.json');
      const {version} = JSON.parse(await readFile(file, 'utf8'));
      expect(`Express ${version}`).toContain(`${name}.`);
    });
  });
}

for (const kind of appKinds.filter(({form}) => form === 'mjs')) {
  test(`no known way around a key leads to the data of the app with ${appName(kind)}`, async () => {
    const key = strongKey();
    const ways = [
      ...spellings.map((target) => rawRequest('GET', target)),
      ...Object.values(waysAround).map((way) => way(key)),
      ...['POST', 'PUT', 'OPTIONS'].map((method) => rawRequest(method, '/api/agents')),
    ];
    const right = rawRequest('GET', '/api/agents', [`X-API-KEY: ${key}`]);
    const {result} = await askApp(kind, {key}, async (url) => {
      const answers = await Promise.all(ways.map((way) => sendRaw(url, way)));
      return {answers, right: await sendRaw(url, right)};
    });
    expect(holdsData(result.right)).toBe(true);
    expect(result.answers.filter(holdsData)).toEqual([]);
  });
}
