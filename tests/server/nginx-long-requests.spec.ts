import {createHash} from 'node:crypto';
import {once} from 'node:events';
import type {IncomingMessage, RequestListener, ServerResponse} from 'node:http';
import {request} from 'node:https';
import {setTimeout as delay} from 'node:timers/promises';
import {withNginxBefore, withProxiedServer} from '../../src/checks/deploying/proxied.ts';
import {type NginxProxy, withNginx} from '../../src/servers/beside/nginx.ts';
import {siteFiles} from '../../src/servers/beside/nginx-files.ts';
import {withStub} from '../../src/servers/http/stub.ts';
import {echoWebSockets, openWebSocket} from '../../src/servers/http/websocket.ts';
import {referenceLauncher} from '../../src/servers/reference-launcher.ts';
import {expect, test} from '../fixtures/fixtures.ts';

test('a WebSocket opens through nginx, and each message comes back', async () => {
  await withNginxBefore(greet, async (proxy, server) => {
    echoWebSockets(server);
    for (const upgrade of ['websocket', 'WebSocket']) {
      const socket = await openWebSocket(proxy.url, {upgrade});
      expect(socket.statusLine, upgrade).toBe('101 Switching Protocols');
      expect(socket.isAccepted).toBe(true);
      for (const text of ['first', 'grüße', 'x'.repeat(125)]) {
        expect(await socket.echo(text)).toBe(text);
      }
      socket.close();
    }
  });
});

test('a WebSocket stays open while nothing is said for longer than nginx waits by default', async () => {
  await withNginxBefore(
    greet,
    async (proxy, server) => {
      echoWebSockets(server);
      const socket = await openWebSocket(proxy.url);
      await delay(1500);
      expect(await socket.echo('still here')).toBe('still here');
      socket.close();
    },
    impatient,
  );
});

test('whoever listens to a WebSocket is told that it is closed, also after that', async () => {
  await withNginxBefore(greet, async (proxy, server) => {
    server.on('upgrade', (_request, socket) => {
      const head = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade';
      socket.end(`${head}\r\n\r\n`);
    });
    const socket = await openWebSocket(proxy.url);
    for (const when of ['meanwhile', 'afterwards']) {
      await expect(socket.hear(), when).rejects.toThrow('The connection was closed.');
    }
  });
});

test('many WebSockets and requests at once do not get into each other', async () => {
  await withNginxBefore(greet, async (proxy, server) => {
    echoWebSockets(server);
    const names = Array.from({length: 30}, (_, place) => `client ${place}`);
    const [echoes, greetings] = await Promise.all([
      Promise.all(
        names.map(async (name) => {
          const socket = await openWebSocket(proxy.url);
          const echo = await socket.echo(name);
          socket.close();
          return echo;
        }),
      ),
      Promise.all(names.map(async () => (await proxy.ask('/')).body)),
    ]);
    expect(echoes).toEqual(names);
    expect(new Set(greetings)).toEqual(new Set(['hello']));
  });
});

test('only a WebSocket is an upgrade: the connection of any other request stays open', async () => {
  const seen: IncomingMessage['headers'][] = [];
  const ports = new Set<number | undefined>();
  const remember: RequestListener = (question, response) => {
    seen.push(question.headers);
    ports.add(question.socket.remotePort);
    greet(question, response);
  };
  await withNginxBefore(remember, async (proxy) => {
    for (const upgrade of ['h2c', 'TLS/1.0', 'websocket2', '0', '']) {
      const headers = {Connection: 'Upgrade, HTTP2-Settings', Upgrade: upgrade};
      const answer = await proxy.ask('/', {headers});
      expect(`${answer.statusLine} ${answer.body}`, upgrade).toBe('200 OK hello');
    }
    await proxy.ask('/');
  });
  expect(seen.map(({connection}) => connection)).toEqual(Array(6).fill(undefined));
  expect(ports.size).toBe(1);
});

test('a request for a WebSocket gets past no key', async () => {
  await withProxiedServer(referenceLauncher, {}, async ({server, proxy}) => {
    const headers = {Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13'};
    const refused = await proxy.ask('/api/agents', {headers});
    expect(refused.status).toBe(401);
    const answered = await proxy.ask('/api/agents', {
      headers: {...headers, 'X-API-KEY': server.key},
    });
    expect(answered.status).toBe(200);
  });
});

for (const [what, size] of [
  ['an upload of 300 kB', 300_000],
  ['an upload of 20 MB', 20_000_000],
  ['a file of 50 MB in a form', 50 * 1024 * 1024 + 1000],
] as const) {
  test(`${what} arrives as it was sent, with and without its length`, async () => {
    await withNginxBefore(digestOfBody, async (proxy) => {
      const body = Buffer.alloc(size, 'upload ');
      const digest = createHash('sha256').update(body).digest('hex');
      for (const headers of [{'Content-Length': String(size)}, {'Transfer-Encoding': 'chunked'}]) {
        const answer = await send(proxy, {method: 'POST', headers}, body);
        expect(answer, Object.keys(headers).join()).toBe(`200 ${digest}`);
      }
    });
  });
}

test('an upload above the limit is refused by its length, and the server does not see it', async () => {
  let requests = 0;
  await withNginxBefore(
    (question, response) => {
      requests++;
      greet(question, response);
    },
    async (proxy) => {
      const headers = {'Content-Length': String(52 * 1024 * 1024)};
      expect((await proxy.ask('/', {method: 'POST', headers})).status).toBe(413);
      expect(requests).toBe(0);
    },
  );
});

test('the server sees an upload only when the whole of it has arrived', async () => {
  const events: string[] = [];
  await withNginxBefore(
    (question, response) => {
      events.push('the server sees it');
      digestOfBody(question, response);
    },
    async (proxy) => {
      const sent = begin(proxy, {method: 'POST', headers: {'Content-Length': '6'}});
      const answered = once(sent, 'response');
      sent.write('abc');
      // A request that comes later and is answered shows that the first one has had its time.
      await proxy.ask('/');
      await proxy.ask('/');
      events.push('the rest is sent');
      sent.end('def');
      const [response] = (await answered) as [IncomingMessage];
      response.resume();
    },
  );
  expect(events).toEqual([
    'the server sees it',
    'the server sees it',
    'the rest is sent',
    'the server sees it',
  ]);
});

for (const [how, others] of [
  ['', {}],
  [
    ', also where another file compresses everything',
    {'conf.d/gzip.conf': 'gzip on; gzip_types *;'},
  ],
] as const) {
  test(`each part of a stream arrives before the next one is sent${how}`, async () => {
    const stream = heldStream('text/event-stream');
    await withNginxBefore(
      stream.listener,
      async (proxy) => {
        const sent = begin(proxy, {headers: {Accept: 'text/event-stream'}});
        sent.end();
        const [response] = (await once(sent, 'response')) as [IncomingMessage];
        for (const part of ['one', 'two', 'three']) {
          // Sent now: a proxy that collects parts would leave this wait without an end.
          stream.send(`data: ${part}\n\n`);
          expect(String((await once(response, 'data'))[0])).toBe(`data: ${part}\n\n`);
        }
        stream.end();
        await once(response.resume(), 'end');
      },
      others,
    );
  });
}

test('a stream may pause for longer than nginx waits by default', async () => {
  const pausing: RequestListener = async (_question, response) => {
    response.write('before, ');
    await delay(1500);
    response.end('after');
  };
  await withNginxBefore(
    pausing,
    async (proxy) => expect((await proxy.ask('/')).body).toBe('before, after'),
    impatient,
  );
});

test('a response may take longer to begin than nginx waits by default', async () => {
  const slow: RequestListener = async (_question, response) => {
    await delay(1500);
    response.end('late');
  };
  await withNginxBefore(
    slow,
    async (proxy) => expect((await proxy.ask('/')).body).toBe('late'),
    impatient,
  );
});

test('a server that says nothing at all is given up in the end', async () => {
  await withStub(
    () => undefined,
    async (url) => {
      const files = await siteFiles({url}, [['proxy_read_timeout 1h;', 'proxy_read_timeout 1s;']]);
      await withNginx(files, async (proxy) => {
        expect((await proxy.ask('/')).statusLine).toBe('504 Gateway Time-out');
      });
    },
  );
});

test('a client that sends its body slowly is cut off by nginx, and the server does not see it', async () => {
  let requests = 0;
  await withStub(
    (question, response) => {
      requests++;
      greet(question, response);
    },
    async (url) => {
      const files = await siteFiles({url}, [
        ['client_body_timeout 10s;', 'client_body_timeout 1s;'],
      ]);
      await withNginx(files, async (proxy) => {
        const sent = begin(proxy, {method: 'POST', headers: {'Content-Length': '1000'}});
        sent.write('abc');
        await expect(once(sent, 'response')).rejects.toThrow('socket hang up');
      });
      expect(requests).toBe(0);
    },
  );
});

test('the server reads the name that the client asked for', async () => {
  const hostOf: RequestListener = ({headers: {host}}, response) => response.end(host);
  await withNginxBefore(hostOf, async (proxy) => {
    for (const Host of ['api.example.com', 'API.example.com', 'api.example.com:8443']) {
      expect((await proxy.ask('/', {headers: {Host}})).body, Host).toBe('api.example.com');
    }
  });
});

/** nginx's own limit of a minute, lowered. Whatever the file sets by itself stands above it. */
const impatient = {'conf.d/impatient.conf': 'proxy_read_timeout 1s;'};

const greet: RequestListener = (_question, response) => response.end('hello');

/** Answers with the SHA-256 of the body. */
function digestOfBody(question: IncomingMessage, response: ServerResponse): void {
  const hash = createHash('sha256');
  question.on('data', (part) => hash.update(part));
  question.on('end', () => response.end(hash.digest('hex')));
}

/** A response whose parts go out when the test says so. */
function heldStream(type: string) {
  let open: ServerResponse | undefined;
  const listener: RequestListener = (_question, response) => {
    open = response;
    response.writeHead(200, {'Content-Type': type}).flushHeaders();
  };
  return {listener, send: (part: string) => open?.write(part), end: () => open?.end()};
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
}

function begin(proxy: NginxProxy, {method = 'GET', headers = {}}: Sent) {
  const options = {method, headers, rejectUnauthorized: false, agent: false};
  const sent = request(proxy.url, options);
  sent.setTimeout(5000, () => sent.destroy(new Error('Nothing came through nginx for 5 seconds.')));
  sent.on('error', () => undefined);
  return sent;
}

/** Sends a body, and gives status and body of the response. */
async function send(proxy: NginxProxy, options: Sent, body: Buffer): Promise<string> {
  const sent = begin(proxy, options);
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of response) text += String(part);
  return `${response.statusCode} ${text}`;
}
