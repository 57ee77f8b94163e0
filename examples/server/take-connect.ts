import {type Server, ServerResponse} from 'node:http';
import type {Socket} from 'node:net';

/**
 * Makes a `CONNECT` a request like any other, which gets a response and a line in the log. Node.js hands it over with
 * its bare connection, and closes that where nobody listens.
 */
export function takeConnect(server: Server): void {
  server.on('connect', (request, connection) => {
    const socket = connection as Socket;
    // Without a listener, a client that resets its connection would end the process.
    socket.on('error', () => undefined);
    const response = new ServerResponse(request);
    response.once('finish', () => socket.destroySoon());
    if (!assign(response, socket)) {
      socket.destroy();
      return;
    }
    server.emit('request', request, response);
  });
}

/** Whether the response got the connection, which another one may still have. */
function assign(response: ServerResponse, socket: Socket): boolean {
  try {
    response.assignSocket(socket);
    return true;
  } catch {
    return false;
  }
}
