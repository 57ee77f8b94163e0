import type {WhiteBox} from '../claims/claim.ts';
import {startGuard} from '../machine/guard.ts';
import type {Answer} from '../servers/http/http.ts';
import {referenceLauncher} from '../servers/reference-launcher.ts';
import {
  generousLimits,
  type ReferenceServer,
  startReferenceServer,
  withKeyedServer,
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
    ...referenceLauncher,
    server,
    openServer,
    withOpenServer: (task) => task(openServer),
    withUsualLimits: (task) => withKeyedServer({}, task),
    answerBeyondLimit,
    answerBeyondFailures,
  };
}

function answerBeyondLimit(): Promise<Answer> {
  return withKeyedServer({RATE_LIMIT_MAX: '2'}, async (server) => {
    await server.askWithKey(agents);
    await server.askWithKey(agents);
    return server.askWithKey(agents);
  });
}

function answerBeyondFailures(): Promise<Answer> {
  return withKeyedServer({FAILED_ATTEMPTS_MAX: '1'}, async (server) => {
    await server.ask(agents);
    return server.ask(agents);
  });
}
