import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {pipeline, Readable} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import type {Site} from '../../../examples/server/site.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {type ReferenceServer, withKeyedServer} from '../../servers/reference-server.ts';

const ofReference = whiteBoxClaim('It takes a large file, which the reference server gets for it.');

const timeouts = {HEADERS_TIMEOUT: '1', REQUEST_TIMEOUT: '1', IDLE_TIMEOUT: '1'};

/** More than the sockets of both sides hold, in bytes. */
const size = 24_000_000;

/** Longer than any of these clients is waited for, in milliseconds. */
const longMs = 30_000;

ofReference('reference-server/ways-around/line-breaks', async ({documented, hold}) => {
  await withLargeFile(timeouts, async (url) => {
    const [idle, unread] = await Promise.all([
      isCutOff(client(url, '/healthz')),
      isCutOff(client(url, '/large.bin').pause()),
    ]);
    const what = idle && unread ? 'a line break' : `kept: ${idle ? 'unread' : 'idle'}`;
    const asked = 'sent a line break four times a second after an answer, and before one was read';
    hold.same(documented.text(), what, asked);
  });
});

ofReference('reference-server/ways-around/slow-reader', async ({documented, hold}) => {
  // A busy machine may stop both sides for a while, and that is no client that reads nothing.
  await withLargeFile({...timeouts, REQUEST_TIMEOUT: '2'}, async (url) => {
    const socket = client(url, '/large.bin');
    let received = 0;
    const slowUntil = performance.now() + 4500;
    socket.on('data', async (part) => {
      received += part.length;
      if (performance.now() > slowUntil) return;
      socket.pause();
      await delay(25);
      socket.resume();
    });
    const isUnderWay = () => received < size && !socket.destroyed;
    for (let wait = 0; wait < 1200 && isUnderWay(); wait++) await delay(50);
    socket.destroy();
    const what = received >= size ? 'gets its whole answer' : `gets ${received} bytes`;
    hold.same(
      documented.text(),
      what,
      `read ${size} bytes for longer than an idle client may take`,
    );
  });
});

ofReference('reference-server/ways-around/gone-client', async ({documented, hold}) => {
  await withLargeFile(timeouts, async (url, server) => {
    const socket = client(url, '/large.bin');
    socket.write('GET /api/agents HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    const lineOf = (text: string) => server.log().find((line) => line.includes(text));
    for (let wait = 0; wait < 100 && !lineOf('aborted'); wait++) await delay(50);
    // Another request, so that what came before it has been looked at.
    await server.ask('/healthz');
    const late = lineOf('Unauthorized');
    const asked = 'asked for a large file, then without a key, and broke the connection off';
    hold.ok(documented.text(), lineOf('aborted') !== undefined, 'no line about it', asked);
    hold.same(documented.text(), late ?? 'not looked at', asked);
  });
});

/** A large response at any path, sent as fast as its client reads. The log says where a client breaks it off. */
const largeSite: Site = (logger) => (_request, response) => {
  const part = Buffer.alloc(size / 1000);
  const parts = Readable.from(Array.from({length: 1000}, () => part));
  pipeline(parts, response, (error) => {
    if (error) logger.warn(`aborted: ${error.message}`);
  });
};

function withLargeFile(
  variables: Record<string, string>,
  task: (url: string, server: ReferenceServer) => Promise<void>,
): Promise<void> {
  return withKeyedServer(variables, (server) => task(server.url, server), {site: largeSite});
}

/** A client that has asked for a path. */
function client(url: string, file: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  // It is cut off by a reset.
  socket.on('error', () => undefined);
  socket.write(`GET ${file} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  return socket;
}

/** Sends a line break now and then until the server closes the connection. Gives whether it did. */
async function isCutOff(socket: Socket): Promise<boolean> {
  // The answer is read, unless the client is paused.
  if (!socket.isPaused()) socket.resume();
  const drip = setInterval(() => socket.write('\r\n'), 250);
  const closed = new Promise<true>((resolve) => socket.once('close', () => resolve(true)));
  const isCut = await Promise.race([closed, delay(longMs, false, {ref: false})]);
  clearInterval(drip);
  socket.destroy();
  return isCut;
}
