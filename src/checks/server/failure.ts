import type {Site} from '../../../examples/server/site.ts';
import type {Answer} from '../../servers/http/http.ts';
import {withReferenceServer} from '../../servers/reference-server.ts';

/** What the server could tell a client of its defect, and must not. */
export const defect = 'the disk is broken';

/** What was done to see the response, for messages. */
export const brokenRequest = 'sent a request to a server with a defect';

/** What a server does that cannot do its work. */
export async function failure(): Promise<{answer: Answer; log: string[]}> {
  const site: Site = () => () => {
    throw new Error(defect);
  };
  return withReferenceServer({site}, async (server) => {
    const answer = await server.ask('/');
    return {answer, log: server.log()};
  });
}
