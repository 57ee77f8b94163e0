import {once} from 'node:events';
import type {IncomingMessage} from 'node:http';
import {request} from 'node:https';
import {releaseClaim, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {nginxExample} from '../../servers/beside/nginx-files.ts';
import type {Answer} from '../../servers/http/http.ts';
import {openWebSocket} from '../../servers/http/websocket.ts';
import {withRecorder} from '../../servers/recorder.ts';
import {agents} from '../requests.ts';
import {withNginxOf} from './proxied.ts';

const claim = startClaim('It starts nginx before the server.');
const ofReference = whiteBoxClaim('It reads the files of the page.');

/** What nginx takes for `m`, in bytes. */
export const megabyte = 1024 * 1024;

claim('operate/behind-a-proxy/websocket', async ({documented, hold, withWebSockets}) => {
  await withWebSockets(({url, path, isHeard}) =>
    withNginxOf({url}, async (proxy) => {
      const socket = await openWebSocket(proxy.url, {path});
      hold.same(documented.code(), socket.statusLine, 'opened a WebSocket through nginx');
      const isOpen = socket.isAccepted && (await isHeard(socket));
      socket.close();
      hold.ok(documented.code(), isOpen, 'nothing came back', 'sent a message over it');
    }),
  );
});

claim('operate/behind-a-proxy/host', async ({documented, hold, server}) => {
  await withRecorder(server.url, ({url, requests}) =>
    withNginxOf({url, key: server.key}, async (proxy) => {
      const {asked} = await proxy.ask(agents, {headers: {Host: 'api.example.com'}});
      const host = `Host: ${requests.at(-1)?.headers.host}`;
      hold.same(documented.code(), host, `${asked}, and looked at what the server got`);
    }),
  );
});

claim('operate/behind-a-proxy/body-limit', async ({documented, hold, server}) => {
  const [value = '', unit] = documented.code().text.split(' ');
  const limit = Number(value) * megabyte;
  await withNginxOf(server, async (proxy) => {
    const post = (size: number, body = '') =>
      proxy.ask(agents, {
        method: 'POST',
        headers: {
          'X-API-KEY': server.key,
          'Content-Type': 'application/octet-stream',
          'Content-Length': String(size),
        },
        body,
      });
    const [within, beyond] = [await post(limit, 'x'.repeat(limit)), await post(limit + 1)];
    const isLimit = unit === 'MB' && isOfServer(within) && !isOfServer(beyond);
    const sent = `sent ${limit} bytes through nginx, and announced one more`;
    hold.ok(documented.code(), isLimit, `${within.statusLine}, ${beyond.statusLine}`, sent);
  });
});

releaseClaim('operate/behind-a-proxy/upload', async ({documented, hold, server}) => {
  const [size, status] = documented.codes();
  if (!size || !status) throw new Error('The claim names a size and a status.');
  const [value = '', unit] = size.text.split(' ');
  const agent = '00000000-0000-4000-8000-000000000000';
  await withNginxOf(server, async (proxy) => {
    const post = (bytes: number) => {
      const head =
        'Content-Disposition: form-data; name="file"; filename="large.png"\r\nContent-Type: image/png';
      return proxy.ask(`/api/media/agents/${agent}/upload-media`, {
        method: 'POST',
        headers: {
          'X-API-KEY': server.key,
          'Content-Type': 'multipart/form-data; boundary=boundary',
        },
        body: `--boundary\r\n${head}\r\n\r\n${'x'.repeat(bytes)}\r\n--boundary--\r\n`,
      });
    };
    const largest = Number(value) * megabyte;
    const [within, beyond] = [await post(largest), await post(largest + 1)];
    hold.same(status, within.statusLine, `uploaded a file of ${largest} bytes through nginx`);
    const isLargest = unit === 'MB' && beyond.status !== within.status && isOfServer(beyond);
    hold.ok(size, isLargest, beyond.statusLine, 'uploaded one that is larger by a byte');
    hold.ok(documented.text(), isLargest, within.statusLine, 'uploaded both through nginx');
  });
});

claim('operate/behind-a-proxy/stream', async ({documented, hold, withHeldResponse}) => {
  await withHeldResponse(async ({url, path, parts, goOn}) => {
    const events: string[] = [];
    await withNginxOf({url}, async (proxy) => {
      const sent = request(`${proxy.url}${path}`, {rejectUnauthorized: false, agent: false});
      sent.end();
      sent.setTimeout(5000, () => sent.destroy(new Error('Nothing came through for 5 seconds.')));
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      for await (const part of response) {
        events.push(String(part));
        // The server waits for this; a proxy that collects parts would let both wait.
        if (events.length === 1) await goOn();
      }
    });
    const known = {'as the server sends it': events.join() === parts.join()};
    const observed = `parts: ${events.join(', ') || 'none'}`;
    const asked = 'let the server send the second part after the first came';
    holdPhrase(hold, documented.text(), known, observed, asked);
  });
});

ofReference('operate/behind-a-proxy/stream-pause', async ({documented, hold}) => {
  const set = /proxy_read_timeout \w+/.exec(await nginxExample('elizaos.conf'))?.[0];
  hold.same(documented.code(), String(set), 'read elizaos.conf');
});

/** Whether a response has a header that only the server sends. */
function isOfServer({headers}: Answer): boolean {
  return headers['x-content-type-options'] !== undefined;
}
