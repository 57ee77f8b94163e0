import {IncomingMessage, Server, ServerResponse} from 'node:http';
import {Socket} from 'node:net';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {oneAtATime} from '../../../examples/server/one-at-a-time.ts';

/** A server without a network, whose turns of the event loop a check sees. */
export function turnsOfServer() {
  const server = new Server();
  let handled = 0;
  const responses: ServerResponse[] = [];
  oneAtATime(server, (_request, response) => {
    handled += 1;
    responses.push(response as ServerResponse);
  });
  return {
    handled: () => handled,
    connect: () => server.emit('connection', new Socket()),
    /** Sends a request with so many header lines. */
    send(socket: Socket, lines = 0): void {
      const request = new IncomingMessage(socket);
      request.rawHeaders = Array<string>(2 * lines).fill('');
      server.emit('request', request, new ServerResponse(request));
    },
    /** Ends each response that is under way. */
    respond(): void {
      for (const response of responses.splice(0)) response.emit('close');
    },
  };
}

/** How many requests are handled in each of so many turns. */
export async function handledInTurns(
  {handled}: {handled(): number},
  turns: number,
  before: () => void,
): Promise<number[]> {
  const counts: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const sofar = handled();
    before();
    await nextTurn();
    counts.push(handled() - sofar);
  }
  return counts;
}

/** How many requests with so many header lines and bytes wait on a connection before the server closes it. */
export function waitingUntilClosed(lines: number, bytes: number): number {
  const server = turnsOfServer();
  const socket = new Socket();
  let read = 0;
  Object.defineProperty(socket, 'bytesRead', {get: () => read});
  let sent = 0;
  while (!socket.destroyed && sent < 100_000) {
    read += bytes;
    server.send(socket, lines);
    sent += 1;
  }
  // The first has its turn, and the last was too many.
  return sent - 2;
}
