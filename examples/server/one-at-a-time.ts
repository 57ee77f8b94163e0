import type {IncomingMessage, RequestListener, ServerResponse} from 'node:http';
import type {Socket} from 'node:net';

/** How many requests may wait on one connection. */
const mostWaiting = 1000;

/** How much memory the requests that wait on all connections may take together, in bytes. */
const mostMemory = 16 * 1024 * 1024;

/** What one request and its response take in Node.js, and each header line beside its text, in bytes: as measured. */
const requestSize = 2500;
const headerLineSize = 50;

/** The requests of one connection: the last one that came, and what waits before it. */
interface Line {
  last: ServerResponse | undefined;
  waiting: number;
  memory: number;
  /** What the client had sent when the last request came, in bytes. */
  bytesRead: number;
}

/**
 * Hands the requests of a connection to the app one after the other. A client may send many at once without waiting
 * for responses (RFC 9112, section 9.3.2), and a limit that looks at one of them has to know of all before it. Node.js
 * reads on while they wait, so a client that sends ahead more than there is room for loses its connection.
 */
export function oneAtATime(app: RequestListener): RequestListener {
  const lines = new WeakMap<Socket, Line>();
  let memory = 0;

  function lineOf(socket: Socket): Line {
    const known = lines.get(socket);
    if (known) return known;
    const line: Line = {last: undefined, waiting: 0, memory: 0, bytesRead: 0};
    lines.set(socket, line);
    socket.once('close', () => {
      memory -= line.memory;
    });
    return line;
  }

  return function handle(request, response) {
    const {socket} = request;
    if (socket.destroyed) return;
    const line = lineOf(socket);
    const before = line.last;
    const size = sizeOf(request, line.bytesRead);
    line.last = response;
    line.bytesRead = socket.bytesRead;
    if (before === undefined || before.writableFinished) {
      app(request, response);
      return;
    }
    if (line.waiting === mostWaiting || memory + size > mostMemory) {
      socket.destroy();
      return;
    }
    const hold = (requests: number, bytes: number) => {
      line.waiting += requests;
      line.memory += bytes;
      memory += bytes;
    };
    hold(1, size);
    before.once('close', () => {
      // Whoever has gone gets no response, and has no address any more.
      if (socket.destroyed) return;
      hold(-1, -size);
      app(request, response);
    });
  };
}

/** What a request that waits takes, in bytes; its body is part of what came since the request before it. */
function sizeOf({rawHeaders, socket}: IncomingMessage, bytesReadBefore: number): number {
  const sent = socket.bytesRead - bytesReadBefore;
  return requestSize + (rawHeaders.length / 2) * headerLineSize + sent;
}
