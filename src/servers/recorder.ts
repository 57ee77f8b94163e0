import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as send,
} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A request as a client sent it. */
export interface RecordedRequest {
  method: string;
  path: string;
  /** The query string, without its question mark. */
  query: string;
  /** Names in lower case; a header that was sent several times has its values joined by `, `. */
  headers: Record<string, string>;
  body: string;
}

/** A server that keeps each request and passes it on. */
export interface Recorder {
  url: string;
  port: number;
  requests: RecordedRequest[];
}

/** What a recorder makes of the headers that it passes on, as a proxy might. */
interface Changes {
  request?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
  answer?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
}

/** Gives a task a recorder in front of a server, on a free port of the loopback address. */
export async function withRecorder<Result>(
  targetUrl: string,
  task: (recorder: Recorder) => Promise<Result>,
  {request: changed = same, answer: changedAnswer = same}: Changes = {},
): Promise<Result> {
  const requests: RecordedRequest[] = [];
  const {hostname, port} = new URL(targetUrl);
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    // A client that uses the recorder as its proxy sends the whole URL.
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    requests.push(recorded(request, url, body));
    const {method} = request;
    const headers = changed(request.headers);
    const path = `${url.pathname}${url.search}`;
    const passed = send({hostname, port, method, path, headers}, (answer) => {
      response.writeHead(answer.statusCode ?? 502, changedAnswer(answer.headers));
      answer.pipe(response);
    });
    passed.on('error', () => response.writeHead(502).end());
    passed.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port: own} = server.address() as AddressInfo;
  try {
    return await task({url: `http://127.0.0.1:${own}`, port: own, requests});
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function same(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers;
}

function recorded(request: IncomingMessage, url: URL, body: Buffer): RecordedRequest {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.search.slice(1),
    headers,
    body: body.toString('utf8'),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
