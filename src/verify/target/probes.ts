import type {Answer} from '../../servers/http/http.ts';
import {toldVersion} from '../releases/recognize.ts';
import type {Evidence} from './evidence.ts';
import type {LiveTarget} from './live-target.ts';
import {isSuccess} from './responses.ts';

/** What a few requests beside those of the checks tell; what the server did not respond to is left out. */
export interface Probes {
  /** The version that the server tells. */
  told: string | undefined;
  /** The responses to `/`, for a page and for an uploaded file that do not exist. */
  home: Answer | undefined;
  noPage: Answer | undefined;
  file: Answer | undefined;
  /** The packet that Socket.IO sends to a client without a key, or words. */
  socket: string | undefined;
}

const version = '/api/system/version';
/** A file of an agent that there is not, by the form of an id that the route takes. */
const noFile = '/media/uploads/agents/00000000-0000-4000-8000-000000000000/none.png';

/**
 * Asks what else is to be known of a server.
 * @param wantsVersion whether it may be a release that tells its version
 */
export async function gatherProbes(
  {without, withKey}: Evidence,
  {server, connectSocket}: LiveTarget,
  wantsVersion: boolean,
): Promise<Probes> {
  const askVersion = async () => {
    if (!wantsVersion) return undefined;
    // Without the right key it would be one more failed attempt.
    if (withKey && isSuccess(withKey)) return toldBy(await server.askWithKey(version));
    return isSuccess(without) ? toldBy(await server.ask(version)) : undefined;
  };
  return {
    told: await orNothing(askVersion),
    home: await orNothing(() => server.ask('/')),
    noPage: await orNothing(() => server.ask('/no-such-page')),
    file: await orNothing(() => server.ask(noFile)),
    socket: await orNothing(connectSocket),
  };
}

function toldBy(answer: Answer): string | undefined {
  return isSuccess(answer) ? toldVersion(answer.body) : undefined;
}

/** What a request tells; a server that breaks off there has told nothing. */
async function orNothing<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
