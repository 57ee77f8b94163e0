import {type IncomingHttpHeaders, request as sendPlainly} from 'node:http';
import {request as sendSecurely} from 'node:https';

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  /** `401 Unauthorized` */
  statusLine: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The body as it came, which may be compressed. */
  bytes: Buffer;
  json(): unknown;
  /** The request, for messages: `POST /api/agents with Origin`. */
  asked: string;
}

export interface Question {
  method?: string;
  /** Names are sent in the letter case given here; a list is sent as several headers. */
  headers?: Record<string, string | string[]>;
  body?: string;
  /** The client's own address, where it is not the one that the system picks. */
  from?: string;
  /** For HTTPS: the certificate that is believed, and the name that it has to bear. */
  authority?: {certificate: string; name: string};
}

/** After so many milliseconds without a byte, a server counts as one that does not answer. */
const patience = 5000;

/** Sends one request, with the path exactly as given, over a connection of its own. */
export function ask(baseUrl: string, path: string, question: Question = {}): Promise<Answer> {
  const {protocol, hostname, port} = new URL(baseUrl);
  const {method = 'GET', headers = {}, body, from, authority} = question;
  const send = protocol === 'https:' ? sendSecurely : sendPlainly;
  const options = {
    ...{hostname, port, path, method, headers, agent: false},
    ...(from === undefined ? {} : {localAddress: from}),
    ...(authority && {ca: authority.certificate, servername: authority.name}),
  };
  const asked = describeQuestion(path, question);
  return new Promise((resolve, reject) => {
    const request = send(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString('utf8');
        const status = response.statusCode ?? 0;
        resolve({
          status,
          statusLine: `${status} ${response.statusMessage}`,
          headers: response.headers,
          body: text,
          bytes,
          json: () => JSON.parse(text),
          asked,
        });
      });
    });
    request.setTimeout(patience, () => {
      request.destroy(new Error(`no answer to ${asked} within ${patience / 1000} seconds`));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A request in words. What stands in `X-API-KEY` is left out. */
function describeQuestion(path: string, {method = 'GET', headers = {}}: Question): string {
  const names = Object.entries(headers).map(([name, value]) =>
    /^x-api-key$/i.test(name) ? name : `${name}: ${String(value)}`,
  );
  return names.length === 0 ? `${method} ${path}` : `${method} ${path} with ${names.join(', ')}`;
}
