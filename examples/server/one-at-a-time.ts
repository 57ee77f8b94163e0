import type {RequestListener, ServerResponse} from 'node:http';
import type {Socket} from 'node:net';

/**
 * Hands the requests of a connection to the app one after the other. A client may send many at once without waiting
 * for answers (RFC 9112, section 9.3.2), and a limit that looks at one of them has to know of all before it.
 */
export function oneAtATime(app: RequestListener): RequestListener {
  const latest = new WeakMap<Socket, ServerResponse>();
  return function handle(request, response) {
    const {socket} = request;
    const before = latest.get(socket);
    latest.set(socket, response);
    const next = () => {
      // Whoever has gone gets no answer, and has no address any more.
      if (!socket.destroyed) app(request, response);
    };
    if (before === undefined || before.writableFinished) next();
    else before.once('close', next);
  };
}
