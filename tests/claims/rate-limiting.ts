import {strongKey, type Target, withReferenceServer} from '../support/reference-server.ts';
import {claim} from './claim.ts';
import {agents} from './requests.ts';

const limit = 'ratelimit-limit';
const reset = 'ratelimit-reset';

claim('rate-limiting/request-limit', async ({documented, hold}) => {
  await withFreshServer(async (server) => {
    const {headers, asked} = await server.askWithKey(agents);
    hold.same(documented.code(), String(headers[limit]), asked);
  });
});

claim('rate-limiting/request-window', async ({documented, hold}) => {
  await withFreshServer(async (server) => {
    const {headers, asked} = await server.askWithKey(agents);
    hold.same(documented.code(), String(headers[reset]), asked);
  });
});

claim('rate-limiting/failure-limit', async ({documented, hold}) => {
  await withFreshServer(async (server) => {
    const {headers, asked} = await server.ask(agents);
    hold.same(documented.code(), String(headers[limit]), asked);
  });
});

claim('rate-limiting/failure-window', async ({documented, hold}) => {
  await withFreshServer(async (server) => {
    const {headers, asked} = await server.ask(agents);
    hold.same(documented.code(), String(headers[reset]), asked);
  });
});

/** Nothing has been counted there. */
function withFreshServer(task: (server: Target) => Promise<void>): Promise<void> {
  return withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: strongKey()}}, task);
}
