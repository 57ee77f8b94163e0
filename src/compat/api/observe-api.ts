import type {ApiOfRelease} from '../../records/api-of-releases.ts';
import {type InstalledRelease, NotUsable} from '../../servers/elizaos/installed-release.ts';
import {startRelease} from '../../servers/elizaos/release-program.ts';
import {runningRelease} from '../../servers/elizaos/running-release.ts';
import type {Answer, Question} from '../../servers/http/http.ts';
import {strongKey} from '../../servers/strong-key.ts';
import type {Target} from '../../servers/target.ts';
import {type ApiRequest, apiRequests} from './requests.ts';
import {filled, keptOf, type Seen, sameTogether, seenOf, type Values} from './seen.ts';

/** More requests than the limit of any release. */
const mostRequests = 1500;

/** Every request comes from a page, as far as the server can tell, so that the headers of CORS are seen. */
const fromPage = {Origin: 'https://app.example.com'};

const asJson = {'Content-Type': 'application/json'};

/**
 * Sends the requests of the table to a release that nothing else uses, and each of its routes what a client may get
 * wrong. Throws {@link NotUsable} where a response has nothing for a later request, or the release sets no limit.
 */
export async function observeApi(
  release: InstalledRelease,
): Promise<Pick<ApiOfRelease, 'sent' | 'responses'>> {
  const key = strongKey();
  const program = await startRelease(release, {variables: {ELIZA_SERVER_AUTH_TOKEN: key}});
  try {
    const server = (await runningRelease(program, key, release.folder)).lend();
    const all: Seen[] = [];
    let values: Values = {};
    for (const request of apiRequests) {
      const answer = await server.askWithKey(...questionOf(request, values));
      all.push(seenOf(request, answer, values));
      values = {...values, ...keptOf(request, answer)};
    }
    for (const request of oneOfEachRoute(apiRequests)) {
      all.push(...(await mistakesAt(request, values, server)));
    }
    await useUpLimit(server);
    for (const request of oneOfEachRoute(apiRequests)) {
      const answer = await server.askWithKey(...questionOf(request, values));
      all.push(seenOf({...routeOf(request), how: 'beyond the limit'}, answer));
    }
    return sameTogether(all);
  } finally {
    await program.remove();
  }
}

/** What a client may get wrong at any route, each by itself. */
async function mistakesAt(request: ApiRequest, values: Values, server: Target): Promise<Seen[]> {
  const [path, question] = questionOf(request, values);
  const {method, body} = request;
  const send = async (how: string, answer: Promise<Answer>) =>
    seenOf({...routeOf(request), how}, await answer);
  const wrongKey = {...question, headers: {...question.headers, 'X-API-KEY': strongKey()}};
  const seen = [
    await send('without a key', server.ask(path, question)),
    await send('with a wrong key', server.ask(path, wrongKey)),
  ];
  if (method !== 'POST' && method !== 'PATCH') return seen;
  const malformed = {...question, headers: {...fromPage, ...asJson}, body: '{'};
  const asText = {...malformed, headers: {...fromPage, 'Content-Type': 'text/plain'}};
  seen.push(
    await send('with malformed JSON', server.askWithKey(path, malformed)),
    await send('with a body of another type', server.askWithKey(path, asText)),
  );
  if (body === undefined) return seen;
  const without = server.askWithKey(path, {method, headers: fromPage});
  return [...seen, await send('without a body', without)];
}

function questionOf(
  {method, path, values = {}, body}: ApiRequest,
  known: Values,
): [path: string, question: Question] {
  const all = {...known, ...values};
  return [
    filled(path, all),
    body === undefined
      ? {method, headers: fromPage}
      : {
          method,
          headers: {...fromPage, ...asJson},
          body: filled(JSON.stringify(body), all),
        },
  ];
}

function routeOf({method, path}: ApiRequest): ApiRequest {
  return {method, path};
}

/** The first request of each method and route. */
function oneOfEachRoute(requests: readonly ApiRequest[]): ApiRequest[] {
  const byRoute = new Map<string, ApiRequest>();
  for (const request of requests) {
    const route = `${request.method} ${request.path}`;
    if (!byRoute.has(route)) byRoute.set(route, request);
  }
  return [...byRoute.values()];
}

async function useUpLimit(server: Target): Promise<void> {
  for (let sent = 0; sent < mostRequests; sent++) {
    const {headers} = await server.askWithKey('/api/server/ping');
    if (headers['retry-after'] !== undefined) return;
  }
  throw new NotUsable(`It takes ${mostRequests} requests, and sets no limit.`);
}
