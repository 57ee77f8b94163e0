import type {RequestListener} from 'node:http';
import type {Page} from '@playwright/test';
import {type Startable, type StartCheck, startClaim} from '../../claims/claim.ts';
import {holdTable} from '../../claims/phrase.ts';
import {freePort} from '../../machine/free-ports.ts';
import {withBrowserPage} from '../../servers/beside/shared-browser.ts';
import {withStub} from '../../servers/http/stub.ts';
import {
  type FetchExtras,
  fetchInPage,
  type PageAnswer,
  withPageOrigin,
} from '../../servers/other-origin.ts';
import {untilLimited} from '../beyond-limit.ts';
import {agents} from '../requests.ts';

const claim = startClaim('It takes a browser, and servers with other settings.');

const allowOrigin = 'Access-Control-Allow-Origin';

interface Visit {
  /** What the page got; `undefined` where the browser kept it from the page. */
  answer: PageAnswer | undefined;
  /** The first line of the browser's console where the request failed. */
  console: string;
}

/** Sends a request from a page of another origin with the key. */
type Ask = (url: string, key?: string, extras?: FetchExtras) => Promise<Visit>;

claim('fix/cors-errors/in-a-browser', async (context) => {
  const columns = ['Page and request', 'What the page gets'] as const;
  await withAsk((ask, origin) =>
    holdTable(context, columns, pageRequests, async (request) => {
      const {answer} = await request(ask, origin, context);
      return [inWords(answer), 'asked in Chromium'];
    }),
  );
});

/** A request from a page, to one of the servers that a check may ask. */
type PageRequest = (ask: Ask, origin: string, servers: Startable) => Promise<Visit>;

const pageRequests: Readonly<Record<string, PageRequest>> = {
  'an allowed origin, the right key': (ask, origin, {withKeyedServer}) =>
    withKeyedServer({CORS_ORIGIN: origin}, ({url, key}) => ask(url, key)),
  'an allowed origin, a wrong key': (ask, origin, {withKeyedServer}) =>
    withKeyedServer({CORS_ORIGIN: origin}, ({url}) => ask(url)),
  'an allowed origin, beyond the limit': (ask, origin, {withKeyedServer}) =>
    withKeyedServer({CORS_ORIGIN: origin, RATE_LIMIT_MAX: '1'}, async (server) => {
      await untilLimited(() => server.askWithKey(agents));
      return ask(server.url, server.key);
    }),
  'any origin, where no list is set': (ask, _origin, {server: {url, key}}) => ask(url, key),
  'another origin, the right key': (ask, _origin, {withKeyedServer}) =>
    withKeyedServer({CORS_ORIGIN: 'https://other.example.com'}, ({url, key}) => ask(url, key)),
  'any origin, where no list is set, with credentials': (ask, _origin, {server: {url, key}}) =>
    ask(url, key, {credentials: 'include'}),
};

/** Statuses that other pages document. */
interface Statuses {
  refused: number;
  redirected: number;
}

/** A request that fails in a browser. */
type Failure = (
  ask: Ask,
  origin: string,
  servers: Startable & {statuses: Statuses},
) => Promise<Visit>;

/** Holds that the console says what the page shows, and that the request failed. */
function holdConsole(fail: Failure): StartCheck {
  return async (context) => {
    const {documented, otherClaim, hold} = context;
    const statusOf = (id: string) => Number.parseInt(otherClaim(id).code().text, 10);
    const statuses = {
      refused: statusOf('authentication/refusal-status'),
      redirected: statusOf('operate/behind-a-proxy/redirect'),
    };
    await withAsk(async (ask, origin) => {
      const visit = await fail(ask, origin, {...context, statuses});
      const block = documented.block();
      const asked = 'asked in Chromium, with the origins of the run as the page names them';
      hold.same(block, visit.console, asked);
      hold.ok(block, visit.answer === undefined, 'the page got an answer', asked);
    });
  };
}

claim(
  'fix/cors-errors/console-origin',
  holdConsole((ask, _origin, {withKeyedServer}) =>
    withKeyedServer({CORS_ORIGIN: 'https://other.example.com'}, ({url, key}) => ask(url, key)),
  ),
);

claim(
  'fix/cors-errors/console-header',
  holdConsole((ask, origin) => withAnswer({[allowOrigin]: origin}, ask)),
);

claim(
  'fix/cors-errors/console-preflight',
  holdConsole((ask, origin, {statuses: {refused}}) =>
    withAnswer({[allowOrigin]: origin}, ask, refused),
  ),
);

claim(
  'fix/cors-errors/console-redirect',
  holdConsole((ask, origin, {statuses: {redirected}}) => {
    const headers = {[allowOrigin]: origin, Location: 'https://localhost/'};
    return withAnswer(headers, ask, redirected);
  }),
);

claim(
  'fix/cors-errors/console-refusal',
  holdConsole((ask, origin, {statuses: {refused}}) => {
    const refusing: RequestListener = ({method}, response) => {
      if (method === 'OPTIONS') {
        response.setHeader(allowOrigin, origin);
        response.setHeader('Access-Control-Allow-Headers', 'X-API-KEY');
      } else {
        response.statusCode = refused;
      }
      response.end();
    };
    return withStub(refusing, (url) => ask(url));
  }),
);

claim(
  'fix/cors-errors/console-list',
  holdConsole((ask, origin) =>
    withAnswer({[allowOrigin]: `${origin},https://admin.example.com`}, ask),
  ),
);

claim(
  'fix/cors-errors/console-down',
  holdConsole(async (ask) => ask(`http://127.0.0.1:${await freePort()}`)),
);

/** Asks a server that answers everything alike: with these headers, and with success unless a status is given. */
function withAnswer(headers: Record<string, string>, ask: Ask, status?: number): Promise<Visit> {
  const answering: RequestListener = (_request, response) => {
    if (status !== undefined) response.statusCode = status;
    response.setHeaders(new Map(Object.entries(headers))).end();
  };
  return withStub(answering, (url) => ask(url));
}

function inWords(answer: PageAnswer | undefined): string {
  if (!answer) return 'nothing';
  const data = answer.body.includes('"agents"') ? ' and the agents' : '';
  const wait = answer.retryAfter === null ? '' : ' and Retry-After';
  return `${answer.status}${data}${wait}`;
}

/** Gives a task a page of another origin in a browser. */
function withAsk(task: (ask: Ask, origin: string) => Promise<void>): Promise<void> {
  return withBrowserPage((page) =>
    withPageOrigin(async (origin) => {
      await page.goto(origin);
      await task(async (url, key = 'wrong', extras = {}) => {
        const line = firstLine(page);
        const answer = await fetchInPage(page, url + agents, {'X-API-KEY': key}, extras);
        return {answer, console: answer ? '' : asDocumented(await line, url, origin)};
      }, origin);
    }),
  );
}

/** The next line of the console; it may come a moment after the request has failed. */
function firstLine(page: Page): Promise<string> {
  return page.waitForEvent('console', {timeout: 5000}).then(
    (message) => message.text(),
    () => 'nothing',
  );
}

/** With the addresses that the pages use in place of those of this run. */
function asDocumented(line: string, url: string, origin: string): string {
  return line
    .replaceAll(url, 'http://localhost:3000')
    .replaceAll(origin, 'https://app.example.com');
}
