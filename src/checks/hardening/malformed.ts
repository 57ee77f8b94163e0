import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdTable} from '../../claims/phrase.ts';
import {exchangeRaw, rawRequest, statusLines} from '../../servers/http/raw.ts';
import {otherWays, type WayAround, withHost} from '../../servers/http/ways-around.ts';
import {agents, success} from '../requests.ts';

const ofReference = whiteBoxClaim('It is about the messages of the reference server.');

const tooMany = rawRequest('GET', agents, Array<string>(256).fill('X-Other: x'));

ofReference(
  'reference-server/ways-around/malformed-headers',
  async ({documented, hold, server}) => {
    const open = (request: string) => request.replace('Connection: close\r\n', '');
    const twoHosts = open(rawRequest('GET', agents, ['Host: localhost']));
    for (const request of [open(tooMany), twoHosts]) {
      const head = (await exchangeRaw(server.url, request)).split('\r\n\r\n')[0] ?? '';
      for (const header of documented.codes()) {
        const isThere = head.split('\r\n').includes(header.text);
        hold.ok(header, isThere, head, 'sent a malformed request on a connection to be kept open');
      }
    }
  },
);

/** Requests that are refused for their form, by what the page says of them. */
const malformed: Readonly<Record<string, WayAround | undefined>> = {
  'more headers than that': () => tooMany,
  ...Object.fromEntries(
    [
      'Host twice',
      'Host with a space in its value',
      'a transfer coding that the server does not know',
      'the method CONNECT',
    ].map((name) => [name, otherWays[name]]),
  ),
  'Host with half a percent-encoded character': () => withHost('Host: a%4'),
};

ofReference('reference-server/ways-around/other-hosts', async (context) => {
  const {documented, hold, server} = context;
  for (const header of documented.codes()) {
    const others = [`X-API-KEY: ${server.key}`];
    const request = header.text.startsWith('Host:')
      ? withHost(header.text, others)
      : rawRequest('GET', agents, [...others, header.text]);
    const status = statusLines(await exchangeRaw(server.url, request)).join();
    hold.ok(header, status === success(context), status, `sent ${header.text}`);
  }
});

ofReference('reference-server/ways-around/malformed-messages', async (context) => {
  const {url, key} = context.server;
  await holdTable(context, ['Request', 'Message'], malformed, async (way, {text}) => {
    const [, body = ''] = (await exchangeRaw(url, way?.(key) ?? '')).split('\r\n\r\n');
    return [/"message":"([^"]*)"/.exec(body)?.[1] ?? body, `sent ${text}`];
  });
});
