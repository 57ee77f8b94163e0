import type {Answer} from '../support/http.ts';
import {claim} from './claim.ts';
import {agents, headerLine, headerValue} from './requests.ts';

const limit = 'RateLimit-Limit';
const policy = 'RateLimit-Policy';

claim('rate-limiting/request-limit', async ({documented, withUsualLimits, hold}) => {
  await withUsualLimits(async (server) => {
    const answer = await server.askWithKey(agents);
    hold.same(documented.code(), headerValue(answer, limit), answer.asked);
  });
});

claim('rate-limiting/request-window', async ({documented, withUsualLimits, hold}) => {
  await withUsualLimits(async (server) => {
    const answer = await server.askWithKey(agents);
    hold.same(documented.code(), windowOf(answer), answer.asked);
  });
});

claim('rate-limiting/excess', async ({documented, answerBeyondLimit, hold}) => {
  const {statusLine, asked} = await answerBeyondLimit();
  hold.same(documented.code(), statusLine, `${asked}, beyond the limit`);
});

claim('rate-limiting/excess-body', async ({documented, answerBeyondLimit, hold}) => {
  const {body, asked} = await answerBeyondLimit();
  hold.json(documented.block(), body, `${asked}, beyond the limit`);
});

claim('rate-limiting/failure-limit', async ({documented, withUsualLimits, hold}) => {
  await withUsualLimits(async (server) => {
    const answer = await server.ask(agents);
    hold.same(documented.code(), headerValue(answer, limit), answer.asked);
  });
});

claim('rate-limiting/failure-window', async ({documented, withUsualLimits, hold}) => {
  await withUsualLimits(async (server) => {
    const answer = await server.ask(agents);
    hold.same(documented.code(), windowOf(answer), answer.asked);
  });
});

claim('rate-limiting/failure-policy', async ({documented, withUsualLimits, hold}) => {
  await withUsualLimits(async (server) => {
    const answer = await server.ask(agents);
    hold.same(documented.code(), headerValue(answer, policy), answer.asked);
  });
});

claim('rate-limiting/retry-after', async ({documented, answerBeyondLimit, hold}) => {
  const header = documented.code();
  const {headers, asked} = await answerBeyondLimit();
  const value = headers[header.text.toLowerCase()];
  const isSo = value === headers['ratelimit-reset'] && Number(value) > 0;
  hold.that(header, isSo, headerLine(header.text, value), `${asked}, beyond the limit`);
});

claim('rate-limiting/locked-out', async ({documented, answerBeyondFailures, hold}) => {
  const {statusLine, asked} = await answerBeyondFailures();
  hold.same(documented.code(), statusLine, `${asked}, after as many failed attempts as may be`);
});

/** The length of the window in the policy, `1000;w=900`, in seconds; the whole policy where it has none. */
function windowOf(answer: Answer): string {
  const value = headerValue(answer, policy);
  return /;w=(\d+)/.exec(value)?.[1] ?? value;
}
