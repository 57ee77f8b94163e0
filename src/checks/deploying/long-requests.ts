import {once} from 'node:events';
import type {IncomingMessage} from 'node:http';
import {request} from 'node:https';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {nginxExample, nginxSays} from '../../servers/beside/nginx.ts';
import {echoWebSockets, openWebSocket} from '../../servers/http/websocket.ts';
import {withNginxBefore} from './proxied.ts';

const claim = whiteBoxClaim('It starts nginx before a small server.');

/** What nginx takes for `m`, in bytes. */
export const megabyte = 1024 * 1024;

claim('operate/behind-a-proxy/websocket', async ({documented, hold}) => {
  await withNginxBefore(
    (_request, response) => response.end(),
    async ({url}, server) => {
      echoWebSockets(server);
      const socket = await openWebSocket(url);
      hold.same(documented.code(), socket.statusLine, 'opened a WebSocket through nginx');
      const echo = socket.isAccepted ? await socket.echo('hello') : 'nothing';
      socket.close();
      hold.ok(documented.code(), echo === 'hello', `${echo} came back`, 'sent hello over it');
    },
  );
});

claim('operate/behind-a-proxy/host', async ({documented, hold}) => {
  await withNginxBefore(
    ({headers}, response) => response.end(`Host: ${headers.host}`),
    async (proxy) => {
      const {body, asked} = await proxy.ask('/', {headers: {Host: 'api.example.com'}});
      hold.same(documented.code(), body, `${asked}, and looked at what the server got`);
    },
  );
});

claim('operate/behind-a-proxy/body-limit', async ({documented, hold}) => {
  const [value = '', unit] = documented.code().text.split(' ');
  const limit = Number(value) * megabyte;
  await withNginxBefore(
    (question, response) => {
      question.resume().on('end', () => response.end());
    },
    async (proxy) => {
      const statusOf = async (size: number, body = '') =>
        (await proxy.ask('/', {method: 'POST', headers: {'Content-Length': String(size)}, body}))
          .status;
      const [within, beyond] = [
        await statusOf(limit, 'x'.repeat(limit)),
        await statusOf(limit + 1),
      ];
      const isLimit = unit === 'MB' && within < 300 && beyond >= 400;
      const sent = `sent ${limit} bytes through nginx, and announced one more`;
      hold.ok(documented.code(), isLimit, `${within} and ${beyond}`, sent);
    },
  );
});

claim('operate/behind-a-proxy/stream', async ({documented, hold}) => {
  const events: string[] = [];
  let release: (() => void) | undefined;
  await withNginxBefore(
    (_question, response) => {
      response.write('first');
      // Goes on when the client has the first part; a proxy that collects parts would let both wait.
      release = () => response.end('second');
    },
    async ({url}) => {
      const sent = request(url, {rejectUnauthorized: false, agent: false});
      sent.end();
      sent.setTimeout(5000, () => sent.destroy());
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      for await (const part of response) {
        events.push(String(part));
        release?.();
      }
    },
  );
  const isStreamed = events.join() === 'first,second';
  const known = {'as the server sends it': isStreamed};
  const observed = `parts: ${events.join(', ') || 'none'}`;
  const asked = 'let the server send the second part after the first came';
  holdPhrase(hold, documented.text(), known, observed, asked);
});

claim('operate/behind-a-proxy/stream-pause', async ({documented, hold}) => {
  const set = /proxy_read_timeout \w+/.exec(await nginxExample('elizaos.conf'))?.[0];
  hold.same(documented.code(), String(set), 'read elizaos.conf');
});

claim('operate/behind-a-proxy/second-site', async ({documented, hold}) => {
  const word = documented.code();
  const text = await nginxExample('elizaos.conf');
  const rotation = await nginxExample('rotation.conf');
  const copy = text.replaceAll('api.example.com', 'two.example.com');
  const besides = async (second: string) =>
    nginxSays({
      'conf.d/elizaos.conf': text,
      'elizaos.d/rotation.conf': rotation,
      'conf.d/second.conf': second,
      'second.d/rotation.conf': rotation.replaceAll(word.text, 'second'),
    });
  const [changed, same] = [
    await besides(copy.replaceAll(word.text, 'second')),
    await besides(copy),
  ];
  const asked = 'let nginx read both copies';
  hold.ok(word, changed.isAccepted && !same.isAccepted, changed.said, asked);
});
