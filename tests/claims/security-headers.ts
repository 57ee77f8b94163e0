import express from 'express';
import {ask} from '../support/http.ts';
import {claim} from './claim.ts';
import {agents, headerLine} from './requests.ts';
import {headerPurposes} from './reviewed.ts';

/** Headers of every HTTP answer, which have nothing to do with security. */
const ordinary =
  /^(access-control-.*|cache-control|connection|content-length|content-type|date|etag|keep-alive|ratelimit-.*|retry-after|transfer-encoding|vary|www-authenticate)$/;

claim('security-headers/headers', async ({documented, server, hold}) => {
  const answers = [
    await server.ask(agents),
    await server.askWithKey(agents),
    await server.askWithKey('/api/unknown'),
    await server.ask(agents, {method: 'OPTIONS'}),
  ];
  const rows = documented.rows('Header', 'Value', 'What it prevents');
  for (const {headers, asked} of answers) {
    for (const {Header, Value} of rows) {
      const value = headers[Header.text.toLowerCase()];
      hold.same(Value, String(value), asked);
      hold.that(Header, value !== undefined, headerLine(Header.text, value), asked);
    }
    const shown = rows.map(({Header}) => Header.text.toLowerCase());
    const missing = Object.keys(headers).filter(
      (name) => !ordinary.test(name) && !shown.includes(name),
    );
    const last = rows.at(-1)?.Header;
    if (last) hold.that(last, missing.length === 0, `also ${missing.join(', ')}`, asked);
  }
  for (const row of rows) {
    const purpose = headerPurposes[row.Header.text];
    const source = `as reviewed against ${purpose?.source ?? 'nothing'}`;
    const reviewed = purpose?.says ?? 'nothing that was reviewed';
    hold.same(row['What it prevents'], reviewed, source);
  }
});

claim('security-headers/absent-header', async ({documented, server, hold}) => {
  const name = documented.code();
  const plain = await askPlainExpress();
  const isPlain = name.text.toLowerCase() in plain.headers;
  hold.that(name, isPlain, headerLine(name.text, undefined), 'asked Express as it comes');
  for (const path of ['/', '/healthz', agents]) {
    const {headers, asked} = await server.ask(path);
    const value = headers[name.text.toLowerCase()];
    hold.that(name, value === undefined, headerLine(name.text, value), asked);
  }
});

/** The answer of an Express app without any setting. */
async function askPlainExpress() {
  const server = express().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Express does not listen.');
  try {
    return await ask(`http://127.0.0.1:${address.port}`, '/');
  } finally {
    server.close();
  }
}
