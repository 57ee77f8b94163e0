import {withStub} from './stub.ts';
import {echoWebSockets, type WebSocketClient} from './websocket.ts';

/** Where a server takes WebSockets. */
export interface WebSocketPlace {
  url: string;
  path: string;
  /** Whether the server hears what this client says, and the client what the server says. */
  isHeard(client: WebSocketClient): Promise<boolean>;
}

/** A response of two parts, at a path that needs no key. */
export interface HeldResponse {
  url: string;
  path: string;
  parts: readonly [first: string, second: string];
  /** Lets the server send the second part. */
  goOn(): Promise<unknown>;
}

const word = 'hello';
const parts = ['first', 'second'] as const;

/** Gives a task a small server that sends back what it gets over a WebSocket: the reference server takes none. */
export function withEchoes<Result>(
  task: (server: WebSocketPlace) => Promise<Result>,
): Promise<Result> {
  return withStub(
    (_question, response) => response.end(),
    (url, server) => {
      echoWebSockets(server);
      const isHeard = async (client: WebSocketClient) => (await client.echo(word)) === word;
      return task({url, path: '/socket', isHeard});
    },
  );
}

/** Gives a task a small server that sends one part of its response, and the other when it is told to. */
export function withHeldPart<Result>(
  task: (held: HeldResponse) => Promise<Result>,
): Promise<Result> {
  let end: () => void = () => undefined;
  return withStub(
    (_question, response) => {
      response.write(parts[0]);
      end = () => response.end(parts[1]);
    },
    (url) => task({url, path: '/', parts, goOn: async () => end()}),
  );
}
