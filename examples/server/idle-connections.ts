import type {Server} from 'node:http';
import type {Socket} from 'node:net';

/** What is known of a connection on which something was asked. */
interface Use {
  /** How many of its requests are not answered yet. */
  open: number;
  /** How many bytes of answers had left when the time was up for the last time. */
  sent: number;
  /** Ends the connection, unless an answer sets it back. */
  timer: NodeJS.Timeout;
}

/**
 * Ends a connection on which no whole request came for so long after the last answer, or of whose answers no byte could
 * be sent for so long. Node.js takes each byte for a sign of life, so that a client could hold a connection for ever with
 * a line break now and then.
 * @param wait in seconds
 */
export function endIdleConnections(server: Server, wait: number): void {
  const uses = new WeakMap<Socket, Use>();
  server.on('request', ({socket}, response) => {
    const use = uses.get(socket) ?? firstUse(socket, wait);
    uses.set(socket, use);
    use.open++;
    response.once('close', () => {
      use.open--;
      if (!socket.destroyed) use.timer.refresh();
    });
  });
}

function firstUse(socket: Socket, wait: number): Use {
  const end = () => {
    const sent = socket.bytesWritten - socket.writableLength;
    if (use.open === 0 || sent === use.sent) {
      socket.destroy();
      return;
    }
    use.sent = sent;
    use.timer.refresh();
  };
  const use: Use = {open: 0, sent: 0, timer: setTimeout(end, wait * 1000).unref()};
  socket.once('close', () => clearTimeout(use.timer));
  return use;
}
