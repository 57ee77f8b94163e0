import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import {largeFileBytes, startClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';

const claim = startClaim('It takes a server with a large file, and waits for long.');

const timeouts = {HEADERS_TIMEOUT: '1', REQUEST_TIMEOUT: '1', IDLE_TIMEOUT: '1'};

/** Longer than any of these clients is waited for, in milliseconds. */
const longMs = 30_000;

claim('reference-server/ways-around/line-breaks', async ({documented, hold, withLargeFile}) => {
  await withLargeFile(timeouts, async ({server: {url}, path}) => {
    const clients = {
      'the connection without a further request': client(url, '/healthz'),
      'the one whose answer is not read': client(url, path).pause(),
    };
    const kept = await Promise.all(
      Object.entries(clients).map(async ([name, one]) => ((await isCutOff(one)) ? [] : [name])),
    );
    const what = kept.flat().join(' and ');
    const asked = 'sent a line break four times a second after an answer, and before one was read';
    const observed = what === '' ? 'it ends both connections' : `it keeps ${what}`;
    holdPhrase(hold, documented.text(), {'a line break': what === ''}, observed, asked);
  });
});

claim('reference-server/ways-around/slow-reader', async ({documented, hold, withLargeFile}) => {
  // A busy machine may stop both sides for a while, and that is no client that reads nothing.
  await withLargeFile({...timeouts, REQUEST_TIMEOUT: '2'}, async ({server: {url}, path}) => {
    const socket = client(url, path);
    let received = 0;
    const slowUntil = performance.now() + 4500;
    socket.on('data', async (part) => {
      received += part.length;
      if (performance.now() > slowUntil) return;
      socket.pause();
      await delay(25);
      socket.resume();
    });
    const isUnderWay = () => received < largeFileBytes && !socket.destroyed;
    for (let wait = 0; wait < 1200 && isUnderWay(); wait++) await delay(50);
    socket.destroy();
    const isWhole = received >= largeFileBytes;
    const observed = isWhole ? `${received} bytes` : `fewer: ${received} bytes`;
    const asked = `read ${largeFileBytes} bytes for longer than an idle client may take`;
    holdPhrase(hold, documented.text(), {'gets its whole response': isWhole}, observed, asked);
  });
});

claim('reference-server/ways-around/gone-client', async ({documented, hold, withLargeFile}) => {
  await withLargeFile({}, async ({server, path}) => {
    const before = (await server.log()).length;
    const socket = client(server.url, path);
    socket.write('GET /api/agents HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    const lineOf = async (pattern: RegExp) =>
      (await server.log()).slice(before).find((line) => pattern.test(line));
    // Not every server says that a client has gone.
    for (let wait = 0; wait < 60 && !(await lineOf(/aborted|unauthorized/i)); wait++)
      await delay(50);
    // Another request, so that what came before it has been looked at.
    await server.ask('/healthz');
    const late = await lineOf(/unauthorized/i);
    const asked = 'asked for a large file, then without a key, and broke the connection off';
    const known = {'not looked at': late === undefined};
    holdPhrase(hold, documented.text(), known, late?.trim() ?? 'no line about it', asked);
  });
});

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
