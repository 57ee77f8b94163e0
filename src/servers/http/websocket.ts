import {createHash, randomBytes} from 'node:crypto';
import {once} from 'node:events';
import type {Server} from 'node:http';
import {connect, type TLSSocket} from 'node:tls';

/** RFC 6455, section 1.3. */
const acceptSuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** How long a client waits for the next bytes, in milliseconds. */
const timeoutMs = 5000;

/** Lets a server accept WebSockets. It sends back what each one sends, and ends one that ends. */
export function echoWebSockets(server: Server): void {
  server.on('upgrade', (request, socket) => {
    const key = String(request.headers['sec-websocket-key']);
    const accept = createHash('sha1').update(`${key}${acceptSuffix}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    // A frame of the client is masked; the client of these tests knows its mask.
    socket.on('data', (frame) => socket.write(frame));
    socket.on('end', () => socket.end());
    socket.on('error', () => undefined);
  });
}

/** A client of a WebSocket, as far as the tests need one. */
export interface WebSocketClient {
  /** The status of the response to the handshake, such as `101 Switching Protocols`. */
  statusLine: string;
  /** Whether the server took the key of this handshake. */
  isAccepted: boolean;
  /** Sends a text of at most 125 bytes, and gives the text of the frame that comes back. */
  echo(text: string): Promise<string>;
  /** Sends a text of at most 125 bytes. */
  say(text: string): void;
  /** The text of the next frame of the server, which may have up to 65,535 bytes. */
  hear(): Promise<string>;
  close(): void;
}

/** Opens a WebSocket over TLS, whatever certificate the server shows. */
export async function openWebSocket(
  url: string,
  {
    path = '/socket',
    upgrade = 'websocket',
    headers = [],
  }: {path?: string; upgrade?: string; headers?: readonly string[]} = {},
): Promise<WebSocketClient> {
  const {hostname, port} = new URL(url);
  const socket = connect({host: hostname, port: Number(port), rejectUnauthorized: false});
  socket.on('timeout', () => socket.destroy(new Error('no bytes within 5 seconds')));
  // Whoever waits for bytes is told.
  socket.on('error', () => undefined);
  const key = randomBytes(16).toString('base64');
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: api.example.com',
    `Upgrade: ${upgrade}`,
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
    ...headers,
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  let received = Buffer.alloc(0);
  socket.on('data', (part) => {
    received = Buffer.concat([received, part]);
  });
  const untilBytes = async (count: number) => {
    while (received.length < count) await nextBytes(socket);
    const bytes = received.subarray(0, count);
    received = received.subarray(count);
    return bytes;
  };
  while (!received.includes('\r\n\r\n')) await nextBytes(socket);
  const head = (await untilBytes(received.indexOf('\r\n\r\n') + 4)).toString('latin1');
  const accept = createHash('sha1').update(`${key}${acceptSuffix}`).digest('base64');
  const say = (text: string) => {
    const mask = randomBytes(4);
    const payload = masked(Buffer.from(text), mask);
    socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), mask, payload]));
  };
  return {
    statusLine: /^HTTP\/1\.1 ([^\r]*)/.exec(head)?.[1] ?? '',
    isAccepted: head.includes(accept),
    async echo(text) {
      say(text);
      const frame = await untilBytes(Buffer.byteLength(text) + 6);
      return masked(frame.subarray(6), frame.subarray(2, 6)).toString('utf8');
    },
    say,
    async hear() {
      const [, short = 0] = await untilBytes(2);
      // RFC 6455, section 5.2: the length stands in two further bytes.
      const length = short === 126 ? (await untilBytes(2)).readUInt16BE() : short;
      return (await untilBytes(length)).toString('utf8');
    },
    close: () => socket.destroy(),
  };
}

/** Rejects where the connection is closed, also before, or stays silent for too long. */
async function nextBytes(socket: TLSSocket): Promise<void> {
  const isClosed = new Error('The connection was closed.');
  if (socket.closed) throw isClosed;
  const closed = once(socket, 'close').then(() => {
    throw isClosed;
  });
  // The other of the two stays without anyone who waits for it.
  closed.catch(() => undefined);
  socket.setTimeout(timeoutMs);
  await Promise.race([once(socket, 'data'), closed]).finally(() => socket.setTimeout(0));
}

function masked(bytes: Buffer, mask: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, place) => byte ^ (mask[place % 4] ?? 0)));
}
