import {strongKey, type Target, withReferenceServer} from '../support/reference-server.ts';
import {claim} from './claim.ts';
import {agents, refusals} from './requests.ts';

/** More than any limit that a server of this kind has by default. */
const many = 150;
const wrong = {headers: {'X-API-KEY': 'wrong'}};

claim('rate-limiting/no-limit', async (context) => {
  const {documented, hold} = context;
  const isRefused = refusals(context);
  await withReferenceServer(withKey(), async (server) => {
    const answers = [];
    for (let attempt = 1; attempt <= many; attempt++) answers.push(await server.ask(agents, wrong));
    const what = answers.every(isRefused) ? 'does not limit' : 'limits';
    hold.same(documented.text(), what, `sent ${many} wrong keys`);
  });
});

claim('rate-limiting/next-attempt', async ({documented, hold}) => {
  await afterManyWrongKeys(async (server) => {
    hold.same(documented.code(), (await server.ask(agents, wrong)).statusLine, 'sent one more');
  });
});

claim('rate-limiting/right-key', async ({documented, hold}) => {
  await afterManyWrongKeys(async (server) => {
    const {statusLine} = await server.askWithKey(agents);
    hold.same(documented.code(), statusLine, `sent ${many} wrong keys and the right one`);
  });
});

claim('rate-limiting/headers', async ({documented, server, openServer, hold}) => {
  const answers = [await server.ask(agents), await server.askWithKey(agents)];
  answers.push(await openServer.ask(agents));
  const names = answers.flatMap(({headers}) => Object.keys(headers));
  const waits = names.filter((name) => /rate-?limit|retry-after/i.test(name));
  const what = waits.length === 0 ? 'No answer tells a client to wait' : waits.join(', ');
  hold.same(documented.text(), what, 'looked for RateLimit and Retry-After headers');
});

function withKey() {
  return {variables: {ELIZA_SERVER_AUTH_TOKEN: strongKey()}};
}

async function afterManyWrongKeys(task: (server: Target) => Promise<void>): Promise<void> {
  await withReferenceServer(withKey(), async (server) => {
    for (let attempt = 1; attempt <= many; attempt++) await server.ask(agents, wrong);
    await task(server);
  });
}
