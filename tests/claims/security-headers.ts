import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import express from 'express';
import type {Value} from '../../src/content/claim.ts';
import {type Answer, ask} from '../support/http.ts';
import {exchangeRaw, rawRequest, statusLines} from '../support/raw.ts';
import {strongKey, type Target, withReferenceServer} from '../support/reference-server.ts';
import {withSite} from '../support/small-site.ts';
import {claim} from './claim.ts';
import {agents, headerLine, success} from './requests.ts';
import {directivePurposes, headerPurposes, type ReviewedSentence} from './reviewed.ts';

/** Headers of every HTTP answer, which have nothing to do with security. */
const ordinary =
  /^(access-control-.*|cache-control|connection|content-length|content-type|date|etag|keep-alive|ratelimit-.*|retry-after|transfer-encoding|vary|www-authenticate)$/;

const policyHeader = 'content-security-policy';

claim('security-headers/headers', async ({documented, server, hold}) => {
  const rows = documented.rows('Header', 'Value', 'What it prevents');
  const answers = [await server.ask(agents), await server.askWithKey(agents)];
  for (const {headers, asked} of answers) {
    for (const {Header, Value} of rows) {
      const value = headers[Header.text.toLowerCase()];
      const shown = Header.text.toLowerCase() === policyHeader ? 'as below' : String(value);
      hold.same(Value, shown, asked);
      hold.that(Header, value !== undefined, headerLine(Header.text, value), asked);
    }
    const shown = rows.map(({Header}) => Header.text.toLowerCase());
    const missing = securityHeaderNames(headers).filter((name) => !shown.includes(name));
    const last = rows.at(-1)?.Header;
    if (last) hold.that(last, missing.length === 0, `also ${missing.join(', ')}`, asked);
  }
  for (const row of rows) {
    const [value, observed, source] = reviewed(row.Header, row['What it prevents'], headerPurposes);
    hold.same(value, observed, source);
  }
});

claim('security-headers/statuses', async ({documented, server, hold}) => {
  const wanted = securityHeaders(await server.ask(agents));
  const json = {'Content-Type': 'application/json'};
  const post = {method: 'POST', headers: json};
  const answers = [
    await server.askWithKey(agents),
    await server.ask(agents, {method: 'OPTIONS'}),
    await server.askWithKey(agents, {...post, body: '{'}),
    await server.ask(agents),
    await server.askWithKey('/api/unknown'),
    await server.askWithKey(agents, {...post, body: `"${'x'.repeat(200_000)}"`}),
    await answerBeyondLimit(),
  ];
  hold.list(
    documented.codes(),
    answers
      .filter((answer) => securityHeaders(answer) === wanted)
      .map(({statusLine}) => statusLine),
    'asked in seven ways, and compared the headers with those of a refused request',
  );
});

claim('security-headers/outside', async (context) => {
  const {documented, server, hold} = context;
  const wanted = securityHeaders(await server.ask(agents));
  const [home, health] = documented.codes();
  for (const path of [home, health]) {
    const answer = await server.ask(path?.text ?? '');
    if (path) hold.same(path, isFound(answer) ? path.text : answer.statusLine, answer.asked);
    hold.that(documented.text(), securityHeaders(answer) === wanted, 'other headers', answer.asked);
  }
  const other = await server.ask('/no-such-page');
  const which = securityHeaders(other) === wanted ? 'or any other path' : 'but no other path';
  const observed = `${home?.text}, ${health?.text} ${which}`;
  hold.same(documented.text(), observed, `asked for both and for ${other.asked}`);

  function isFound({statusLine}: Answer): boolean {
    return statusLine === success(context);
  }
});

claim('security-headers/plain-answers', async ({documented, hold}) => {
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey(), HEADERS_TIMEOUT: '1'};
  await withReferenceServer({variables}, async ({url}) => {
    const header = `X-Padding: ${'x'.repeat(20_000)}`;
    const answers = [
      await exchangeRaw(url, 'no HTTP\r\n\r\n'),
      await exchangeRaw(url, rawRequest('GET', agents, [header])),
      await exchangeRaw(url, 'GET / HTTP/1.1\r\n'),
    ];
    const plain = answers.filter(isBare);
    const asked = 'sent no HTTP, 20,000 characters in one header, and headers without an end';
    const [malformed, large, slow] = plain.map((answer) => statusLines(answer).join(', '));
    hold.same(
      documented.text(),
      `${malformed}, one whose headers are too large ${large}, and one that comes too slowly ${slow}`,
      asked,
    );
  });
});

claim('security-headers/policy', async ({documented, server, hold}) => {
  const rows = documented.rows('Directive', 'Value', 'What it prevents');
  const {headers, asked} = await server.ask(agents);
  const directives = String(headers[policyHeader])
    .split(';')
    .map((directive) => directive.split(' '));
  hold.list(
    rows.map(({Directive}) => Directive),
    directives.map(([name = '']) => name),
    asked,
  );
  hold.list(
    rows.map(({Value}) => Value),
    directives.map(([, ...sources]) => sources.join(' ')),
    asked,
  );
  for (const row of rows) {
    const purpose = row['What it prevents'];
    const [value, observed, source] = reviewed(row.Directive, purpose, directivePurposes);
    hold.same(value, observed, source);
  }
});

claim('security-headers/inline-script', async ({documented, hold}) => {
  const block = documented.block();
  const plain = await scriptDirective({'index.html': 'home'});
  const changed = await scriptDirective({'index.html': block.text});
  hold.that(block, plain !== changed, changed, 'started the server with such a page');
});

claim('security-headers/script-hash', async ({documented, said, hold}) => {
  const script = said('security-headers/inline-script').block().text;
  // Each script counts once, wherever it stands; those of files need no hash, and data is not run.
  const page = `<h1>A page</h1>\n${script}\n<p>${script.replaceAll('script', 'SCRIPT')}</p>`;
  const others =
    '<script defer src="/main.js"></script><script type="application/ld+json">{}</script><script type=application/json>[]</script>';
  const pages = {
    'index.html': page,
    'below/deeper.html': `${others}${script}`,
    'readme.txt': '<script>alert(1)</script>',
  };
  const directive = await scriptDirective(pages);
  hold.same(documented.block(), directive, 'started the server with pages that have this script');
  const two = await scriptDirective({...pages, 'two.html': '<script type="module">2</script>'});
  const isMore = two.startsWith(`${directive} 'sha256-`);
  hold.that(documented.block(), isMore, two, 'put another script into another page');
});

claim('security-headers/new-site', async ({documented, hold}) => {
  await withSite(async (siteDirectory) => {
    const directives: string[] = [];
    await withReferenceServer({siteDirectory}, async (server) => {
      directives.push(await directiveOf(server));
      await writeFile(path.join(siteDirectory, 'index.html'), '<script>1</script>');
      directives.push(await directiveOf(server));
    });
    await withReferenceServer({siteDirectory}, async (server) => {
      directives.push(await directiveOf(server));
    });
    const [before, changed, restarted] = directives;
    const takesRestart = before === changed && changed !== restarted;
    const what = takesRestart ? 'takes a restart' : `is told as ${changed}, then ${restarted}`;
    hold.same(documented.text(), what, 'changed a page, asked, started again and asked');
  });
});

claim('security-headers/challenge', async ({documented, server, hold}) => {
  const name = 'WWW-Authenticate';
  const value = ({headers}: Answer) => headerLine(name, headers[name.toLowerCase()]);
  for (const path of [agents, '/api/unknown']) {
    for (const method of ['GET', 'POST', 'HEAD']) {
      const answer = await server.ask(path, {method});
      hold.same(documented.block(), value(answer), answer.asked);
    }
  }
  const others = [
    await server.askWithKey(agents),
    await server.askWithKey('/api/unknown'),
    await server.ask(agents, {method: 'OPTIONS'}),
    await server.ask('/healthz'),
    await answerBeyondLimit(),
  ];
  for (const answer of others) {
    const isThere = answer.headers[name.toLowerCase()] !== undefined;
    hold.that(documented.block(), !isThere, `${answer.statusLine}, too`, answer.asked);
  }
});

claim('security-headers/no-store', async ({documented, server, hold}) => {
  const answers = [
    await server.ask(agents),
    await server.askWithKey(agents),
    await server.askWithKey('/api/unknown'),
    await server.ask(agents, {method: 'OPTIONS'}),
    await answerBeyondLimit(),
  ];
  for (const {headers, asked, statusLine} of answers) {
    const line = headerLine('Cache-Control', headers['cache-control']);
    hold.same(documented.code(), line, `${asked}, answered with ${statusLine}`);
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

/** The names of an answer's headers that are there for security. */
function securityHeaderNames(headers: Answer['headers']): string[] {
  return Object.keys(headers).filter((name) => !ordinary.test(name));
}

/** These headers with their values, as one text. */
function securityHeaders({headers}: Answer): string {
  const names = securityHeaderNames(headers).sort();
  return names.map((name) => `${name}: ${String(headers[name])}`).join('\n') || 'none';
}

/** Whether an answer has no body, and no header but the one that says how the connection goes on. */
function isBare(answer: string): boolean {
  const [head = '', body] = answer.split('\r\n\r\n');
  const [, ...headers] = head.split('\r\n');
  return body === '' && headers.every((line) => /^connection:/i.test(line));
}

/** What a page says of a header or a directive, what was reviewed, and the source. */
function reviewed(
  name: Value,
  purpose: Value,
  sentences: Readonly<Record<string, ReviewedSentence>>,
): [value: Value, observed: string, source: string] {
  const sentence = sentences[name.text];
  const source = `as reviewed against ${sentence?.source ?? 'nothing'}`;
  return [purpose, sentence?.says ?? 'nothing that was reviewed', source];
}

/** The answer to a client that has used up its failed attempts. */
function answerBeyondLimit(): Promise<Answer> {
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey(), FAILED_ATTEMPTS_MAX: '1'};
  return withReferenceServer({variables}, async (server) => {
    await server.ask(agents);
    return server.ask(agents);
  });
}

/** What the policy says of scripts where the server has a site of these pages. */
function scriptDirective(pages: Record<string, string>): Promise<string> {
  return withSite((siteDirectory) => withReferenceServer({siteDirectory}, directiveOf), pages);
}

async function directiveOf(server: Target): Promise<string> {
  const {headers} = await server.ask('/');
  const directives = String(headers[policyHeader]).split(';');
  return directives.find((directive) => directive.startsWith('script-src ')) ?? 'no script-src';
}

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
