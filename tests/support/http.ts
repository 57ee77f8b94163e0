import {type IncomingHttpHeaders, request as send} from 'node:http';

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  /** `401 Unauthorized` */
  statusLine: string;
  headers: IncomingHttpHeaders;
  body: string;
  json(): unknown;
  /** The request, for messages: `POST /api/agents with Origin`. */
  asked: string;
}

export interface Question {
  method?: string;
  /** Names are sent in the letter case given here; a list is sent as several headers. */
  headers?: Record<string, string | string[]>;
  body?: string;
}

/** After so many milliseconds without a byte, a server counts as one that does not answer. */
const patience = 5000;

/** Sends one request, with the path exactly as given, over a connection of its own. */
export function ask(baseUrl: string, path: string, question: Question = {}): Promise<Answer> {
  const {hostname, port} = new URL(baseUrl);
  const {method = 'GET', headers = {}, body} = question;
  const asked = describeQuestion(path, question);
  return new Promise((resolve, reject) => {
    const request = send({hostname, port, path, method, headers, agent: false}, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const status = response.statusCode ?? 0;
        resolve({
          status,
          statusLine: `${status} ${response.statusMessage}`,
          headers: response.headers,
          body: text,
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
