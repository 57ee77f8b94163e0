import {rename, writeFile} from 'node:fs/promises';
import path from 'node:path';
import express from 'express';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {type Answer, send} from '../../servers/http/http.ts';
import {exchangeRaw, rawRequest, statusLines} from '../../servers/http/raw.ts';
import {withStub} from '../../servers/http/stub.ts';
import {withServedSite} from '../../servers/served-site.ts';
import {withSite} from '../../servers/small-site.ts';
import type {Target} from '../../servers/target.ts';
import {agents, headerLine, refusals} from '../requests.ts';
import {differingHeaders, policyHeader} from './names.ts';

const claim = startClaim('It starts the server with other settings.');
const ofReference = whiteBoxClaim('It puts a site of its own beside the API.');

claim('reference/errors-and-headers/statuses', async (context) => {
  const {documented, otherClaim, server, answerBeyondLimit, hold} = context;
  const refused = await server.ask(agents);
  const json = {'Content-Type': 'application/json'};
  const post = {method: 'POST', headers: json};
  const answers = [
    await server.askWithKey(agents),
    await server.ask(agents, {method: 'OPTIONS'}),
    await server.askWithKey(agents, {...post, body: '{'}),
    await server.ask(agents, {method: 'POST'}),
    await server.askWithKey('/api/unknown'),
    await server.askWithKey(agents, {...post, body: `"${'x'.repeat(200_000)}"`}),
    await answerBeyondLimit(),
  ];
  hold.list(
    documented.codes(),
    answers.map((answer) => {
      const others = differingHeaders(answer, refused);
      return [answer.statusLine, ...others].join(', another ');
    }),
    'asked in seven ways, and compared the headers with those of a refused request',
  );
  const statuses = documented.codes().map(({text}) => text);
  for (const answer of answers) {
    const caching = headerLine('Cache-Control', answer.headers['cache-control']);
    const isKept = caching !== otherClaim('reference/errors-and-headers/no-store').code().text;
    const cached = `${answer.statusLine} with ${caching}`;
    holdPhrase(hold, documented.text(), anyOf(statuses, !isKept), cached, answer.asked);
    const challenge = headerLine('WWW-Authenticate', answer.headers['www-authenticate']);
    const isChallenge =
      challenge === otherClaim('reference/errors-and-headers/challenge').block().text;
    const isRight = isChallenge === refusals(context)(answer);
    const challenged = `${answer.statusLine} with ${challenge}`;
    holdPhrase(hold, documented.text(), anyOf(statuses, isRight), challenged, answer.asked);
  }
});

/** The phrase that lists these as alternatives, with a comma before the last one or without, and whether it is true. */
function anyOf(texts: readonly string[], isTrue: boolean): Record<string, boolean> {
  const styles = ['en-US', 'en-GB'].map(
    (locale) => new Intl.ListFormat(locale, {type: 'disjunction'}),
  );
  return Object.fromEntries(styles.map((style) => [style.format(texts), isTrue]));
}

claim('reference/errors-and-headers/plain-answers', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({HEADERS_TIMEOUT: '1'}, async ({url}) => {
    const header = `X-Padding: ${'x'.repeat(20_000)}`;
    const answers = [
      await exchangeRaw(url, 'no HTTP\r\n\r\n'),
      await exchangeRaw(url, rawRequest('GET', agents, [header])),
      await exchangeRaw(url, 'GET / HTTP/1.1\r\n'),
    ];
    const asked = 'sent no HTTP, 20,000 characters in one header, and headers without an end';
    const statuses = documented.codes();
    hold.list(statuses, answers.map(plainly), asked);
    const [malformed, large, slow] = statuses.map(({text}) => text);
    holdPhrase(
      hold,
      documented.text(),
      {
        [`${malformed}, one whose headers are too large ${large}, and one that comes too slowly ${slow}`]: true,
      },
      'each has neither headers nor a body',
      asked,
    );
  });
});

/** The statuses of an answer without a body and headers, and what it is where it is another one. */
function plainly(answer: string): string {
  const statuses = statusLines(answer).join(', ') || 'no answer within 5 seconds';
  return answer === '' || isBare(answer) ? statuses : `${statuses} with headers or a body`;
}

ofReference('reference/errors-and-headers/inline-script', async ({documented, hold}) => {
  const block = documented.block();
  const plain = await scriptDirective({'index.html': 'home'});
  const changed = await scriptDirective({'index.html': block.text});
  hold.ok(block, plain !== changed, changed, 'started the server with such a page');
});

ofReference('reference/errors-and-headers/script-hash', async ({documented, otherClaim, hold}) => {
  const script = otherClaim('reference/errors-and-headers/inline-script').block().text;
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
  const two = await scriptDirective({
    ...pages,
    'below/two.html': '<script type="module">2</script>',
  });
  const isMore = two.startsWith(`${directive} 'sha256-`);
  hold.ok(documented.block(), isMore, two, 'put another script into another page');
});

ofReference(
  'reference/errors-and-headers/api-policy',
  async ({documented, otherClaim, server, hold}) => {
    const policy = String((await server.ask(agents)).headers[policyHeader]);
    const pages = {
      'index.html': otherClaim('reference/errors-and-headers/inline-script').block().text,
    };
    await withServedSite(async (withPages) => {
      for (const address of [agents, '/API/unknown', '/healthz']) {
        const {headers, asked} = await withPages.ask(address);
        const isSame = headers[policyHeader] === policy;
        const observed = isSame ? 'the same as without a site' : String(headers[policyHeader]);
        const known = {'as in the table': isSame};
        holdPhrase(hold, documented.text(), known, observed, `${asked}, from a server with a site`);
      }
    }, pages);
  },
);

ofReference('reference/errors-and-headers/page-requests', async ({documented, server, hold}) => {
  const [name = ''] = documented.block().text.split(' ');
  await withServedSite(async (withPages) => {
    for (const address of ['/', '/guide.html', '/unknown']) {
      const directive = await directiveOf(withPages, name, address);
      hold.same(documented.block(), directive, `GET ${address}, from a server with a site`);
    }
  });
  const plain = await directiveOf(server, name);
  const isMore = documented.block().text.startsWith(`${plain} `);
  hold.ok(documented.block(), isMore, plain, 'GET /, from a server without a site');
});

ofReference('reference/errors-and-headers/renamed-site', async ({documented, hold}) => {
  await withServedSite(async (server, folder) => {
    const before = await directiveOf(server);
    await withSite(async (other) => {
      await writeFile(path.join(other, 'index.html'), '<script>1</script>');
      // What is removed in the end is what was there first.
      const aside = `${other}-aside`;
      await rename(folder, aside);
      await rename(other, folder);
      await rename(aside, other);
    });
    const after = await directiveOf(server);
    const known = {'takes no restart': before !== after, 'takes a restart': before === after};
    const observed = before === after ? `still ${after}` : `now ${after}`;
    const asked = 'renamed another folder to the name of the site';
    holdPhrase(hold, documented.text(), known, observed, asked);
  });
});

claim('reference/errors-and-headers/absent-header', async (context) => {
  const {server} = context;
  await holdAbsent(context, [
    await server.ask('/'),
    await server.ask('/healthz'),
    await server.ask(agents),
  ]);
});

claim('reference/errors-and-headers/no-etag', async (context) => {
  const {server} = context;
  await holdAbsent(context, [await server.ask(agents), await server.askWithKey(agents)]);
});

/** Holds that Express sends a header by itself, and that these answers have none. */
async function holdAbsent(
  {documented, hold}: CheckContext,
  answers: readonly Answer[],
): Promise<void> {
  const name = documented.code();
  const plain = await askPlainExpress();
  const isPlain = name.text.toLowerCase() in plain.headers;
  hold.ok(name, isPlain, headerLine(name.text, undefined), 'asked Express as it comes');
  for (const {headers, asked} of answers) {
    const value = headers[name.text.toLowerCase()];
    hold.ok(name, value === undefined, headerLine(name.text, value), asked);
  }
}

/** Whether an answer has no body, and no header but the one that says how the connection goes on. */
function isBare(answer: string): boolean {
  const [head = '', body] = answer.split('\r\n\r\n');
  const [, ...headers] = head.split('\r\n');
  return body === '' && headers.every((line) => /^connection:/i.test(line));
}

/** What the policy says of scripts where a site of these pages stands beside the API. */
function scriptDirective(pages: Record<string, string>): Promise<string> {
  return withServedSite((server) => directiveOf(server), pages);
}

async function directiveOf(server: Target, name = 'script-src', address = '/'): Promise<string> {
  const {headers} = await server.ask(address);
  const directives = String(headers[policyHeader]).split(';');
  return directives.find((directive) => directive.startsWith(`${name} `)) ?? `no ${name}`;
}

/** The answer of an Express app without any setting. */
function askPlainExpress(): Promise<Answer> {
  const app = express().get('/', (_request, response) => response.send('home'));
  return withStub(app, (url) => send(url, '/'));
}
