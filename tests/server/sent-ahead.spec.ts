import {connect} from 'node:net';
import {expect, test} from '@playwright/test';
import {send} from '../../src/servers/http/http.ts';
import {startServerProgram, untilListening} from '../../src/servers/server-program.ts';
import {floods} from '../bench/attack-requests.ts';

/** How much a client tries to send, in bytes. With a queue that has no end, a tenth of it ends a server with such a heap. */
const flood = 20_000_000;

for (const [what, request] of Object.entries(floods)) {
  test(`requests (${what}) that a client sends without reading a response do not fill the memory of the server`, async () => {
    const program = await startServerProgram({
      variables: {
        ELIZA_SERVER_AUTH_TOKEN: 'not-a-secret-0123456789-not-a-secret',
        NODE_OPTIONS: '--max-old-space-size=48',
      },
    });
    try {
      const url = await untilListening(program);
      const block = request.repeat(100);
      let sent = 0;
      // For as long as the server cuts it off, the client comes again.
      for (let connection = 0; connection < 30 && sent < flood; connection++) {
        sent += await sendWithoutReading(url, block, flood - sent);
      }
      expect((await send(url, '/healthz')).status).toBe(200);
    } finally {
      await program.stop();
    }
    expect(program.output()).not.toContain('heap out of memory');
  });
}

/** Sends a text over and over until the server reads no more or cuts the client off. Gives how many bytes went. */
function sendWithoutReading(url: string, text: string, most: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1').pause();
    socket.on('error', () => undefined);
    const send = () => {
      while (socket.bytesWritten < most && !socket.destroyed && socket.write(text));
      if (socket.bytesWritten >= most) socket.destroy();
    };
    socket.on('drain', send);
    socket.once('connect', send);
    socket.setTimeout(500, () => socket.destroy());
    socket.once('close', () => resolve(socket.bytesWritten));
  });
}
