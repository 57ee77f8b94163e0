import {claim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {agents, headerLine, headerValue} from '../requests.ts';

const origin = 'https://app.example.com';
const allowOrigin = 'Access-Control-Allow-Origin';

claim('fix/cors-errors/refusal-readable', async ({documented, otherClaim, server, hold}) => {
  const {statusLine, headers, asked} = await server.ask(agents, {headers: {Origin: origin}});
  hold.same(documented.code(), statusLine, asked);
  const allowed = headers[allowOrigin.toLowerCase()];
  const isReadable = [otherClaim('fix/cors-errors/any-origin').code().text, origin].includes(
    String(allowed),
  );
  const observed = headerLine('Access-Control-Allow-Origin', allowed);
  hold.ok(documented.code(), isReadable, observed, asked);
});

claim('fix/cors-errors/any-origin', async ({documented, server, hold}) => {
  const answer = await server.askWithKey(agents, {headers: {Origin: origin}});
  hold.same(documented.code(), headerValue(answer, allowOrigin), answer.asked);
});

claim('fix/cors-errors/no-credentials', async ({documented, server, hold}) => {
  const {headers, asked} = await server.ask(agents, {headers: {Origin: origin}});
  const credentials = headers['access-control-allow-credentials'];
  const observed = headerLine('Access-Control-Allow-Credentials', credentials);
  const known = {'allowed in neither case': credentials === undefined};
  holdPhrase(hold, documented.text(), known, observed, asked);
});

claim('fix/cors-errors/no-vary', async ({documented, server, hold}) => {
  const {headers, asked} = await server.ask(agents, {headers: {Origin: origin}});
  const known = {'does not depend': headers.vary === undefined};
  holdPhrase(hold, documented.text(), known, headerLine('Vary', headers.vary), asked);
});

claim('fix/cors-errors/exposed', async ({documented, server, hold}) => {
  const answer = await server.ask(agents, {headers: {Origin: origin}});
  const exposed = answer.headers['access-control-expose-headers'];
  const names = String(exposed ?? '').split(',');
  const line = headerLine('Access-Control-Expose-Headers', exposed);
  const items = documented.items();
  for (const item of items) hold.ok(item, names.includes(item.text), line, answer.asked);
  const last = items.at(-1);
  if (last) hold.ok(last, names.length === items.length, line, answer.asked);
});

claim('fix/cors-errors/preflight-headers', async ({documented, server, hold}) => {
  const {headers, asked} = await server.ask(agents, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'X-API-KEY',
    },
  });
  const rows = documented.rows('Header', 'Value');
  const sent = Object.keys(headers).filter(
    (name) => name.startsWith('access-control-') && name !== allowOrigin.toLowerCase(),
  );
  for (const {Header, Value} of rows) {
    const value = headers[Header.text.toLowerCase()];
    hold.same(Value, headerValue({headers}, Header.text), asked);
    hold.ok(Header, value !== undefined, headerLine(Header.text, value), asked);
  }
  const shown = rows.map(({Header}) => Header.text.toLowerCase());
  const missing = sent.filter((name) => !shown.includes(name));
  const last = rows.at(-1)?.Header;
  if (last) hold.ok(last, missing.length === 0, `also ${missing.join(', ')}`, asked);
});
