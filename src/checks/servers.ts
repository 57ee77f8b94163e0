import type {WhiteBox} from '../claims/claim.ts';
import {startGuard} from '../machine/guard.ts';
import type {Answer} from '../servers/http/http.ts';
import {
  generousLimits,
  type ReferenceServer,
  startReferenceServer,
  withReferenceServer,
} from '../servers/reference-server.ts';
import {strongKey} from '../servers/strong-key.ts';
import {agents} from './requests.ts';

/** Gives a task the reference server with a key and without. */
export async function withServers<Result>(
  task: (servers: WhiteBox) => Promise<Result>,
): Promise<Result> {
  startGuard();
  const server = await startReferenceServer({
    variables: {...generousLimits, ELIZA_SERVER_AUTH_TOKEN: strongKey()},
  });
  const openServer = await startReferenceServer({variables: generousLimits});
  try {
    return await task(serversOf(server, openServer));
  } finally {
    await Promise.all([server.stop(), openServer.stop()]);
  }
}

/** What checks may ask, given the reference server with a key and without. */
export function serversOf(server: ReferenceServer, openServer: ReferenceServer): WhiteBox {
  return {
    server,
    openServer,
    withOpenServer: (task) => task(openServer),
    withUsualLimits,
    answerBeyondLimit,
    answerBeyondFailures,
  };
}

function withUsualLimits<Result>(
  task: (server: ReferenceServer) => Promise<Result>,
): Promise<Result> {
  return withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: strongKey()}}, task);
}

function answerBeyondLimit(): Promise<Answer> {
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey(), RATE_LIMIT_MAX: '2'};
  return withReferenceServer({variables}, async (server) => {
    await server.askWithKey(agents);
    await server.askWithKey(agents);
    return server.askWithKey(agents);
  });
}

function answerBeyondFailures(): Promise<Answer> {
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey(), FAILED_ATTEMPTS_MAX: '1'};
  return withReferenceServer({variables}, async (server) => {
    await server.ask(agents);
    return server.ask(agents);
  });
}
