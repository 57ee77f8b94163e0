import {expect, test} from '@playwright/test';
import {connectionsKept} from '../../src/servers/http/connections.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';

test('a client whose connections have ended may open as many again', async () => {
  await withReferenceServer({variables: {CONNECTIONS_MAX: '6'}}, async ({url}) => {
    for (let round = 0; round < 3; round++) await expect.poll(() => keptFor(url, 3)).toBe(3);
  });
});

test('one client that opens as many as it can leaves the server to others, and one line in the log', async () => {
  await withReferenceServer({variables: {CONNECTIONS_MAX: '40'}}, async ({url, log}) => {
    const one = await connectionsKept(url, 200);
    const other = await connectionsKept(url, 1, '127.0.0.2');
    expect([one.kept, other.kept]).toEqual([20, 1]);
    expect(log().filter((line) => line.includes('Too many connections'))).toHaveLength(1);
    one.end();
    other.end();
  });
});

test('a client whose connection was refused may come again', async () => {
  await withReferenceServer({variables: {CONNECTIONS_MAX: '2'}}, async ({url}) => {
    expect(await keptFor(url, 3)).toBe(1);
    await expect.poll(() => keptFor(url, 1)).toBe(1);
  });
});

/** How many of so many connections are kept. They end at once; the server sees that a little later. */
async function keptFor(url: string, count: number): Promise<number> {
  const {kept, end} = await connectionsKept(url, count);
  end();
  return kept;
}
