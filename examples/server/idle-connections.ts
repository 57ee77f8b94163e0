import type {Server} from 'node:http';

/**
 * Ends a connection over which no byte of an answer went for so long, at the latest after twice that time. Node.js takes
 * each byte of a client for a sign of life, so that one could hold a connection for ever with a line break now and then.
 * @param wait in seconds; as long at least as a client may be silent and then take for a request
 */
export function endIdleConnections(server: Server, wait: number): void {
  server.on('connection', (socket) => {
    let before = 0;
    const look = () => {
      // What still waits in this process has not gone.
      const sent = socket.bytesWritten - socket.writableLength;
      if (sent === before) socket.destroy();
      before = sent;
    };
    const timer = setInterval(look, wait * 1000).unref();
    socket.once('close', () => clearInterval(timer));
  });
}
