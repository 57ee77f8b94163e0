import type {IncomingMessage, RequestListener, Server, ServerResponse} from 'node:http';
import type {Socket} from 'node:net';

/** How much memory the requests that wait on all connections may take together, in bytes. */
const mostMemory = 16 * 1024 * 1024;

/** What one request and its response take in Node.js, and each header line beside its text, in bytes: as measured. */
const requestSize = 2500;
const headerLineSize = 50;

interface Waiting {
  request: IncomingMessage;
  response: ServerResponse;
  /** What it takes, in bytes. */
  size: number;
}

/** The requests of one connection. */
interface Line {
  socket: Socket;
  /** Whether a request has its turn. */
  isBusy: boolean;
  waiting: Waiting[];
  /** What the client had sent when the last request came, in bytes. */
  bytesRead: number;
}

/**
 * Hands the requests of a connection to the app one after the other. A client may send many at once without waiting for
 * responses (RFC 9112, section 9.3.2), and a limit that looks at one of them has to know of all before it. While some
 * wait, nothing more is read; what was read at once may be a thousand of them. Where those of all connections take too
 * much memory, the connection that brought the last one ends.
 *
 * Node.js takes one new connection in a turn of the event loop, so that long turns would keep everybody else out. So in
 * a turn at most one request that has waited is handled, of whatever connection, and none after a new connection.
 */
export function oneAtATime(server: Server, app: RequestListener): void {
  const lines = new WeakMap<Socket, Line>();
  /** Those whose next request may be handled. */
  const ready: Line[] = [];
  let hasNewConnection = false;
  let memory = 0;

  server.on('connection', () => {
    hasNewConnection = true;
  });
  server.on('request', (request, response) => {
    const {socket} = request;
    const line = lineOf(socket);
    const size = sizeOf(request, line.bytesRead);
    line.bytesRead = socket.bytesRead;
    if (!line.isBusy) {
      run(line, request, response);
      return;
    }
    line.waiting.push({request, response, size});
    memory += size;
    socket.pause();
    if (memory > mostMemory) {
      socket.destroy();
      drop(line);
    }
  });

  function lineOf(socket: Socket): Line {
    const known = lines.get(socket);
    if (known) return known;
    const line: Line = {socket, isBusy: false, waiting: [], bytesRead: 0};
    lines.set(socket, line);
    // Node.js reads on each time that it has read a request to its end, also where the socket was paused meanwhile.
    socket.on('resume', () => {
      if (line.waiting.length === 0) return;
      if (socket.isPaused()) socket.emit('pause');
      else socket.pause();
    });
    // Whoever has gone gets no response, and has no address any more.
    socket.once('close', () => drop(line));
    return line;
  }

  /** Drops what waits. Node.js would drop it, too, but make an error with a stack trace for each request. */
  function drop(line: Line): void {
    for (const {request, size} of line.waiting.splice(0)) {
      memory -= size;
      request.destroy();
    }
  }

  function run(line: Line, request: IncomingMessage, response: ServerResponse): void {
    line.isBusy = true;
    response.once('close', () => setImmediate(goOn, line));
    app(request, response);
  }

  function goOn(line: Line): void {
    if (line.waiting.length === 0) line.isBusy = false;
    else if (ready.push(line) === 1) setImmediate(turn);
  }

  function turn(): void {
    const line = hasNewConnection ? undefined : ready.shift();
    hasNewConnection = false;
    if (ready.length > 0) setImmediate(turn);
    const first = line?.waiting.shift();
    if (!line || !first) return;
    memory -= first.size;
    if (line.waiting.length === 0) line.socket.resume();
    run(line, first.request, first.response);
  }
}

/** What a request that waits takes, in bytes; its body is part of what came since the request before it. */
function sizeOf({rawHeaders, socket}: IncomingMessage, bytesReadBefore: number): number {
  const sent = socket.bytesRead - bytesReadBefore;
  return requestSize + (rawHeaders.length / 2) * headerLineSize + sent;
}
