import type {Browser} from '@playwright/test';
import type {PageLoad} from '../../src/records/benchmarks.ts';
import {everyAddress, guide} from '../fixtures/site/addresses.ts';
import {belowTheDiagram, firstLoad, type WindowName} from '../fixtures/site/first-load.ts';

const addresses = [...everyAddress, ...belowTheDiagram.map((anchor) => `${guide}${anchor}`)];

/** Opens every page of a site, and the guide below its diagram, with an empty cache, in each kind of window. */
export async function* pageLoads(browser: Browser, site: string): AsyncGenerator<PageLoad> {
  for (const address of addresses) {
    for (const window of ['phone', 'desktop'] satisfies WindowName[]) {
      const {scripts, layoutShift} = await firstLoad(browser, `${site}${address}`, window);
      yield {
        address,
        window,
        scriptBytes: scripts.compressed,
        scriptGzipBytes: scripts.gzip,
        scriptBytesAhead: scripts.ahead,
        layoutShift,
      };
    }
  }
}
