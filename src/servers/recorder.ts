import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  request as send,
} from 'node:http';
import {withStub} from './http/stub.ts';

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
  requests: RecordedRequest[];
}

/** What a recorder makes of the method and the headers that it passes on, as a proxy might. */
interface Changes {
  method?: (method: string) => string;
  request?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
  answer?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
}

/** Gives a task a recorder in front of a server, on a free port of the loopback address. */
export function withRecorder<Result>(
  targetUrl: string,
  task: (recorder: Recorder) => Promise<Result>,
  {
    method: changedMethod = (method) => method,
    request: changed = (headers) => headers,
    answer: changedAnswer = (headers) => headers,
  }: Changes = {},
): Promise<Result> {
  const requests: RecordedRequest[] = [];
  const {hostname, port} = new URL(targetUrl);
  const passOn: RequestListener = async (request, response) => {
    const body = await bodyOf(request);
    // A client that uses the recorder as its proxy sends the whole URL.
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    requests.push(recorded(request, url, body));
    const method = changedMethod(request.method ?? '');
    const headers = changed(request.headers);
    const path = `${url.pathname}${url.search}`;
    const passed = send({hostname, port, method, path, headers}, (answer) => {
      response.writeHead(answer.statusCode ?? 502, changedAnswer(answer.headers));
      answer.pipe(response);
    });
    passed.on('error', () => response.writeHead(502).end());
    passed.end(body);
  };
  return withStub(passOn, (url) => task({url, requests}));
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
