import {expect, test} from '@playwright/test';
import type {ReferenceServer} from '../../src/servers/reference-server.ts';
import type {Engine} from '../fixtures/engines/engine.ts';
import {engineKinds, whatIsMissing} from '../fixtures/engines/engines.ts';
import {features} from '../fixtures/engines/features.ts';
import {startListeningSite} from '../fixtures/engines/listening-site.ts';
import {Reader} from '../fixtures/engines/reader.ts';
import {everyAddress} from '../fixtures/site/addresses.ts';
import {expectSoon} from '../fixtures/soon.ts';

/** Does each thing of which a page may complain. */
const complaining = `(() => {
  console.warn('a warning', 1);
  setTimeout(() => { throw new Error('an error thrown'); });
  Promise.reject(new Error('promised'));
  document.body.append(Object.assign(new Image(), {src: '/no-such.png'}));
  const script = document.createElement('script');
  script.textContent = 'document.title = 1';
  document.body.append(script);
})()`;

for (const kind of engineKinds) {
  test.describe(kind.name, () => {
    // One engine after the other in one worker: each takes a processor and half a gigabyte.
    test.describe.configure({mode: 'default'});

    const missing = whatIsMissing(kind);
    if (missing !== undefined && !process.env.CI) {
      // One line in place of the table, since the reason of a skipped test is not printed.
      test.skip(missing, () => undefined);
      return;
    }

    let site: ReferenceServer;
    let engine: Engine;
    test.beforeAll(async () => {
      if (missing !== undefined) throw new Error(missing);
      site = await startListeningSite();
      engine = await kind.start();
    });
    test.afterAll(async () => {
      await engine?.close();
      await site?.stop();
    });

    for (const {does, run} of features) {
      test(`${does}, in ${kind.name}`, () => read((reader) => run(reader, site)));
    }

    test(`what a page complains of is heard, in ${kind.name}`, () =>
      inTab(async (reader) => {
        await reader.open('/');
        await reader.evaluate(complaining);
        const heard = async () => ((await reader.complaints()) as string[]).join('\n');
        for (const words of [/^a warning 1$/m, /an error thrown/, /unhandled: .*promised/]) {
          await expectSoon(heard).toMatch(words);
        }
        await expectSoon(heard).toContain(`${site.url}/no-such.png does not load`);
        await expectSoon(heard).toContain("the policy's script-src-elem refuses inline");
      }));

    test(`no page complains in the console, in ${kind.name}`, () =>
      read(async (reader) => {
        for (const address of everyAddress) {
          await reader.open(address);
          expect(await reader.complaints(), `complaints of ${address}`).toEqual([]);
        }
      }));

    /** Gives a task a tab in which nothing may complain. */
    function read(task: (reader: Reader) => Promise<void>): Promise<void> {
      return inTab(async (reader) => {
        await task(reader);
        expect(await reader.complaints(), 'complaints in the console').toEqual([]);
      });
    }

    /** Gives a task a tab in which nothing is stored. */
    async function inTab(task: (reader: Reader) => Promise<void>): Promise<void> {
      const tab = await engine.open();
      try {
        await task(new Reader(tab, site.url));
      } finally {
        await tab.close();
      }
    }
  });
}
