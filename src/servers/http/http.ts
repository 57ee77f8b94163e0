import {type IncomingHttpHeaders, type IncomingMessage, request as sendPlainly} from 'node:http';
import {request as sendSecurely} from 'node:https';
import {isMutantActive} from '../../machine/active-mutant.ts';
import {decodedBody} from './content-coding.ts';
import {type Bounds, ResponseError, tooLarge, tooLate} from './response-error.ts';

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

/** How requests are sent to a server that nobody here has started. */
export interface Manner {
  /** What a response may take. With bounds, its content codings are decoded for `body` as well. */
  bounds: Bounds;
  /** Headers that every request has beside its own, and that messages leave out. */
  headers: Record<string, string>;
  /** The zone of a link-local IPv6 address, such as `eth0`, which a URL cannot carry; RFC 4007, section 11. */
  zone?: string | undefined;
}

/**
 * After so many milliseconds without a byte, a server counts as one that does not answer. Many mutants of the server
 * hang, and each of them costs a mutation run that time.
 */
export const timeoutMs = () => (isMutantActive() ? 5000 : 20_000);

/**
 * Sends one request, with the path exactly as given, over a connection of its own. Rejects with a
 * {@link ResponseError} where the response breaks off or exceeds the bounds, and with the error of the system where
 * there is no connection.
 */
export function send(
  baseUrl: string,
  path: string,
  question: Question = {},
  manner?: Manner,
): Promise<Answer> {
  const {protocol, host, port, hostname} = new URL(baseUrl);
  const {method = 'GET', headers = {}, body, from, authority} = question;
  const send = protocol === 'https:' ? sendSecurely : sendPlainly;
  const zone = manner?.zone;
  const options = {
    ...{hostname: socketAddress(hostname, zone), port, path, method, agent: false},
    headers: {...(zone === undefined ? {} : {Host: host}), ...manner?.headers, ...headers},
    ...(from === undefined ? {} : {localAddress: from}),
    ...(authority && {ca: authority.certificate, servername: authority.name}),
  };
  const asked = describeQuestion(path, question);
  return new Promise((resolve, reject) => {
    let hasBegun = false;
    const request = send(options, (response) => {
      hasBegun = true;
      bodyOf(response, asked, manner?.bounds)
        .then(async (bytes) => {
          const coding = response.headers['content-encoding'];
          const decoded = manner ? await decodedBody(bytes, coding, asked, manner.bounds) : bytes;
          resolve(answerOf(response, asked, bytes, decoded.toString('utf8')));
        })
        .catch(reject)
        .finally(() => {
          clearTimeout(deadline);
          request.destroy();
        });
    });
    const deadline = manner && setTimeout(giveUp, manner.bounds.milliseconds);
    function giveUp() {
      const error = tooLate(asked, manner?.bounds.milliseconds ?? timeoutMs());
      // A response that has begun would only say that it was broken off.
      reject(error);
      request.destroy(error);
    }
    if (!manner) {
      const milliseconds = timeoutMs();
      request.setTimeout(milliseconds, () => {
        request.destroy(new Error(`no answer to ${asked} within ${milliseconds / 1000} seconds`));
      });
    }
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      clearTimeout(deadline);
      reject(
        new ResponseError(`it answers ${asked} by ${response.statusCode} and another protocol.`),
      );
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(deadline);
      const isMalformed = hasBegun && error.code?.startsWith('HPE_');
      reject(
        isMalformed
          ? new ResponseError(`its response to ${asked} is malformed (${error.code}).`)
          : error,
      );
    });
    request.end(body);
  });
}

/** The address of a URL's host as sockets and the look-up of names take it: IPv6 without brackets. */
export function socketAddress(hostname: string, zone?: string): string {
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  return zone === undefined ? address : `${address}%${zone}`;
}

function bodyOf(
  response: IncomingMessage,
  asked: string,
  bounds: Bounds | undefined,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (bounds && size > bounds.bytes) {
        reject(tooLarge(asked, bounds.bytes));
        response.destroy();
      } else chunks.push(chunk);
    });
    response.on('error', (error) => {
      const isCut = 'code' in error && error.code === 'ECONNRESET';
      reject(isCut ? new ResponseError(`its response to ${asked} breaks off.`) : error);
    });
    response.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

function answerOf(response: IncomingMessage, asked: string, bytes: Buffer, body: string): Answer {
  const status = response.statusCode ?? 0;
  return {
    status,
    statusLine: `${status} ${response.statusMessage}`,
    headers: response.headers,
    body,
    bytes,
    json: () => JSON.parse(body),
    asked,
  };
}

/** A request in words. What stands in `X-API-KEY` is left out. */
function describeQuestion(path: string, {method = 'GET', headers = {}}: Question): string {
  const names = Object.entries(headers).map(([name, value]) =>
    /^x-api-key$/i.test(name) ? name : `${name}: ${String(value)}`,
  );
  return names.length === 0 ? `${method} ${path}` : `${method} ${path} with ${names.join(', ')}`;
}
