import {pipeline, Readable} from 'node:stream';
import type {Site} from '../../examples/server/site.ts';
import {
  type Failure,
  largeFileBytes,
  type mistakeOfClient,
  type WhiteBox,
} from '../claims/claim.ts';
import {startGuard} from '../machine/guard.ts';
import type {Answer} from '../servers/http/http.ts';
import {withEchoes, withHeldPart} from '../servers/http/small-servers.ts';
import {referenceLauncher} from '../servers/reference-launcher.ts';
import {
  generousLimits,
  type ReferenceServer,
  startReferenceServer,
  withKeyedServer,
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
    ...referenceLauncher,
    server,
    openServer,
    withOpenServer: (task) => task(openServer),
    withUsualLimits: (task) => withKeyedServer({}, task),
    answerBeyondLimit,
    answerBeyondFailures,
    failure,
    failureMidway,
    withLargeFile: (variables, task) =>
      withKeyedServer(variables, (one) => task({server: one, path: '/large.bin'}), {
        site: largeSite,
      }),
    withWebSockets: withEchoes,
    withHeldResponse: withHeldPart,
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

const reason = 'the disk is broken';

/** What the server does where a site that it serves has a defect. */
async function failure(): Promise<Failure> {
  const site: Site = () => () => {
    throw new Error(reason);
  };
  return beside(site, async (server) => ({answer: await server.ask('/')}));
}

/** The same, where the site has sent a part of its response. */
async function failureMidway(error?: typeof mistakeOfClient) {
  const site: Site = () => (_request, response, next) => {
    response.write('a part of the page', () => next(Object.assign(new Error(reason), error)));
  };
  return beside(site, async (server) => ({
    received: await server.ask('/').then(({statusLine}) => statusLine, String),
  }));
}

/** What somebody sees of a server with such a site, and what the server logs meanwhile. */
function beside<Seen>(site: Site, look: (server: ReferenceServer) => Promise<Seen>) {
  return withReferenceServer({site}, async (server) => {
    const before = server.log().length;
    const seen = await look(server);
    return {...seen, log: server.log().slice(before), reason};
  });
}

/** A large response at any path, sent as fast as its client reads. The log says where a client breaks it off. */
const largeSite: Site = (logger) => (_request, response) => {
  const part = Buffer.alloc(largeFileBytes / 1000);
  const parts = Readable.from(Array.from({length: 1000}, () => part));
  pipeline(parts, response, (error) => {
    if (error) logger.warn(`aborted: ${error.message}`);
  });
};
