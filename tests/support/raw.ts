import {connect} from 'node:net';

/** How long an answer may take to begin, in milliseconds. */
const patience = 5000;

/**
 * Sends bytes that an HTTP client would not send, and gives the first piece of the answer; an empty text where the
 * server closes the connection, or says nothing within 5 seconds.
 */
export function sendRaw(url: string, text: string | Buffer): Promise<string> {
  const {hostname, port} = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({host: hostname, port: Number(port)}, () => socket.write(text));
    const done = (answer: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patience, () => done(''));
    socket.once('data', (answer) => done(answer.toString('latin1')));
    socket.once('error', () => done(''));
    socket.once('close', () => done(''));
  });
}
