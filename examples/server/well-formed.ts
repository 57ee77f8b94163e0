import type {Request, RequestHandler} from 'express';
import {failure} from './errors.ts';

/** How many header lines a request may have. */
export const mostHeaderLines = 200;

/** `host[:port]` of RFC 9112, section 3.2: a name, an IPv4 address, or an IP literal in brackets. It may be empty. */
const hostValue = /^(?:(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*|\[[\da-f:.]+\])(?::\d*)?$/i;

/** Middleware that refuses a request whose frame is not as HTTP has it, before anything reads its meaning. */
export const wellFormed: RequestHandler = (request, response, next) => {
  const mistake = mistakeOf(request);
  if (mistake === undefined) {
    next();
    return;
  }
  const [status, message] = mistake;
  response.status(status).set({'Cache-Control': 'no-store', Connection: 'close'});
  response.json(failure(message, status));
};

function mistakeOf(request: Request): [status: number, message: string] | undefined {
  const {rawHeaders, headers, method} = request;
  // RFC 6585, section 5.
  if (rawHeaders.length > 2 * mostHeaderLines) return [431, 'The request has too many headers'];
  const hosts = rawHeaders.filter((name, place) => place % 2 === 0 && /^host$/i.test(name));
  if (hosts.length > 1) return [400, 'The request has more than one Host header'];
  if (!hostValue.test(headers.host ?? '')) return [400, 'The Host header is malformed'];
  // RFC 9112, section 6.1.
  const coding = headers['transfer-encoding'] ?? 'chunked';
  if (coding.toLowerCase() !== 'chunked') return [501, 'The transfer coding is not supported'];
  // RFC 9110, section 9.3.6: this server is no proxy.
  if (method === 'CONNECT') return [501, 'The method CONNECT is not supported'];
  return undefined;
}
