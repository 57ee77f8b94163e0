import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdTable} from '../../claims/phrase.ts';
import {exchangeRaw, rawRequest} from '../../servers/http/raw.ts';
import {otherWays} from '../../servers/http/ways-around.ts';
import {agents} from '../requests.ts';

const ofReference = whiteBoxClaim('It is about the messages of the reference server.');

const tooMany = rawRequest('GET', agents, Array<string>(300).fill('X-Other: x'));

ofReference(
  'reference-server/ways-around/too-many-headers-body',
  async ({documented, hold, server}) => {
    const [, body = ''] = (await exchangeRaw(server.url, tooMany)).split('\r\n\r\n');
    hold.json(documented.block(), body, 'sent 300 headers');
  },
);

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

/** The ways around that are refused for their form, by the names that the page gives them. */
const malformed = [
  'Host twice',
  'Host with a space in its value',
  'a transfer coding that the server does not know',
  'the method CONNECT',
];

ofReference('reference-server/ways-around/malformed-messages', async (context) => {
  const {url, key} = context.server;
  const known = Object.fromEntries(malformed.map((name) => [name, otherWays[name]]));
  await holdTable(context, ['Request', 'Message'], known, async (way, {text}) => {
    const [, body = ''] = (await exchangeRaw(url, way?.(key) ?? '')).split('\r\n\r\n');
    return [/"message":"([^"]*)"/.exec(body)?.[1] ?? body, `sent ${text}`];
  });
});
