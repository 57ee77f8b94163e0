import {connect} from 'node:net';
import {socketAddress} from './http.ts';

/** How long an answer may take to begin, in milliseconds. */
const timeoutMs = 5000;

/**
 * Sends bytes that an HTTP client would not send, and gives the first piece of the answer; an empty text where the
 * server closes the connection, or says nothing within 5 seconds.
 */
export function sendRaw(url: string, text: string | Buffer): Promise<string> {
  const {hostname, port} = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({host: socketAddress(hostname), port: Number(port)}, () =>
      socket.write(text),
    );
    const done = (answer: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => done(''));
    socket.once('data', (answer) => done(answer.toString('latin1')));
    socket.once('error', () => done(''));
    socket.once('close', () => done(''));
  });
}

/** Sends bytes, and gives all that comes back until the server closes the connection, or is silent for 5 seconds. */
export function exchangeRaw(url: string, text: string | Buffer): Promise<string> {
  const {hostname, port} = new URL(url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({host: socketAddress(hostname), port: Number(port)}, () =>
      socket.write(text),
    );
    socket.setTimeout(timeoutMs, () => socket.destroy());
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    // A refused request may end in a reset; what was answered before counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

/** A request as it goes over the wire; the server closes the connection after its answer. */
export function rawRequest(
  method: string,
  target: string,
  headers: readonly string[] = [],
  body = '',
): string {
  const head = [`${method} ${target} HTTP/1.1`, 'Host: localhost', ...headers, 'Connection: close'];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** Requests with these keys, one after the other without waiting; the server closes the connection after the last. */
export function pipelinedRequests(target: string, keys: readonly string[]): string {
  const requests = keys.map((key) => rawRequest('GET', target, [`X-API-KEY: ${key}`]));
  const last = requests.pop() ?? '';
  return [
    ...requests.map((text) => text.replace('Connection: close', 'Connection: keep-alive')),
    last,
  ].join('');
}

/** The statuses of all answers that came back, such as `401 Unauthorized`. */
export function statusLines(answer: string): string[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3} [^\r]*)\r\n/g)].map(([, status = '']) => status);
}
