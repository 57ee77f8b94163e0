import {randomUUID} from 'node:crypto';
import type {Target} from '../target.ts';

/** Where Socket.IO takes connections by polling. */
export const socketAddress = '/socket.io/?EIO=4&transport=polling';
/** The packet that closes the connection: https://socket.io/docs/v4/engine-io-protocol/. */
const leaving = '1';

/**
 * The packet that a server sends when a client connects to its Socket.IO by polling: it begins with `40` where it is let
 * in, and with `44` where it is not. The client leaves at once. Says in words where there is no Socket.IO.
 * See https://socket.io/docs/v4/socket-io-protocol/.
 * @param auth what the client says of itself; by default, that it is someone
 */
export async function connectSocket(
  {ask}: Pick<Target, 'ask'>,
  auth: Readonly<Record<string, string>> = {entityId: randomUUID()},
): Promise<string> {
  const opened = await ask(socketAddress);
  const [, sid] = /"sid":"([^"]+)"/.exec(opened.body) ?? [];
  if (sid === undefined) return `no Socket.IO: ${opened.statusLine}`;
  const session = `${socketAddress}&sid=${sid}`;
  const headers = {'Content-Type': 'text/plain;charset=UTF-8'};
  const body = `40${JSON.stringify(auth)}`;
  await ask(session, {method: 'POST', headers, body});
  const answer = await ask(session);
  await ask(session, {method: 'POST', headers, body: leaving});
  // Packets of one response are set apart by this character.
  return answer.body.split('\x1e')[0] ?? '';
}
