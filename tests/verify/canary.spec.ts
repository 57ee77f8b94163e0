import {expect, test} from '@playwright/test';
import {registeredChecks} from '../../src/checks/black-box.ts';
import type {BlackBoxCheck} from '../../src/claims/claim.ts';
import {readPages} from '../../src/claims/pages.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {readGuide} from '../../src/verify/guide.ts';
import {misdirectedChecks} from '../fixtures/canary.ts';

const pages = readPages(readGuide().files);

const needsOf = () => undefined;

function misdirectedOf(id: string, check: BlackBoxCheck): Promise<string[]> {
  return misdirectedChecks({pages, checks: new Map([[id, check]]), needsOf});
}

test('every check asks the server that it is given', async () => {
  const checks = new Map(
    [...registeredChecks()].flatMap(([id, {needs, check}]) =>
      needs === undefined ? [[id, check as BlackBoxCheck] as const] : [],
    ),
  );
  expect(checks.size).toBeGreaterThan(30);
  expect(await misdirectedChecks({pages, checks, needsOf})).toEqual([]);
});

test('a check that asks a server of its own is found', async () => {
  const id = 'authentication/enabled';
  const found = await misdirectedOf(id, ({documented, hold}) => {
    const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey()};
    return withReferenceServer({variables}, async (own) => {
      const {statusLine, asked} = await own.ask('/api/agents');
      hold.same(documented.code(), statusLine, asked);
    });
  });
  expect(found).toEqual([id]);
});

test('a check that asks nothing is found', async () => {
  const id = 'authentication/enabled';
  const found = await misdirectedOf(id, async ({documented, hold}) => {
    hold.same(documented.code(), documented.code().text, 'asked nobody');
  });
  expect(found).toEqual([id]);
});
