import {type BlackBoxCheck, claim, startClaim} from '../../claims/claim.ts';
import type {Answer} from '../../servers/http/http.ts';
import type {Target} from '../../servers/target.ts';
import {untilLimited} from '../beyond-limit.ts';
import {agents, headerLine, headerValue, holdsStatus} from '../requests.ts';

const ofServer = startClaim('It uses up both limits of servers that it starts.');

const withKey = (server: Target) => server.askWithKey(agents);
const withoutKey = (server: Target) => server.ask(agents);

const limitOf = (answer: Answer) => headerValue(answer, 'RateLimit-Limit');
const policyOf = (answer: Answer) => headerValue(answer, 'RateLimit-Policy');
/** The length of the window in the policy, `1000;w=900`, in seconds; the whole policy where it has none. */
const windowOf = (answer: Answer) => /;w=(\d+)/.exec(policyOf(answer))?.[1] ?? policyOf(answer);

claim('reference/rate-limits/request-limit', holdTold(withKey, limitOf));

claim('reference/rate-limits/request-window', holdTold(withKey, windowOf));

claim(
  'reference/rate-limits/excess',
  holdsStatus(({answerBeyondLimit}) => answerBeyondLimit(), ', beyond the limit'),
);

claim('reference/rate-limits/excess-body', async ({documented, answerBeyondLimit, hold}) => {
  const {body, asked} = await answerBeyondLimit();
  hold.json(documented.block(), body, `${asked}, beyond the limit`);
});

claim('reference/rate-limits/failure-limit', holdTold(withoutKey, limitOf));

claim('reference/rate-limits/failure-window', holdTold(withoutKey, windowOf));

claim('reference/rate-limits/failure-policy', holdTold(withoutKey, policyOf));

claim('reference/rate-limits/retry-after', async ({documented, answerBeyondLimit, hold}) => {
  const header = documented.code();
  const {headers, asked} = await answerBeyondLimit();
  const value = headers[header.text.toLowerCase()];
  const isSo = value === headers['ratelimit-reset'] && Number(value) > 0;
  hold.ok(header, isSo, headerLine(header.text, value), `${asked}, beyond the limit`);
});

ofServer('reference/rate-limits/limit-reached', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  const header = documented.code();
  const policyIn = ({headers}: Answer) => headers[header.text.toLowerCase()];
  for (const ask of [withKey, withoutKey]) {
    await withKeyedServer({RATE_LIMIT_MAX: '3', FAILED_ATTEMPTS_MAX: '2'}, async (server) => {
      const told = policyIn(await ask(server));
      const refused = await untilLimited(() => ask(server));
      const isSo = told !== undefined && policyIn(refused) === told;
      const seen = headerLine(header.text, policyIn(refused));
      hold.ok(header, isSo, seen, `${refused.asked}, until it was refused`);
    });
  }
});

claim(
  'reference/rate-limits/locked-out',
  holdsStatus(
    ({answerBeyondFailures}) => answerBeyondFailures(),
    ', after as many failed attempts as may be',
  ),
);

/** Holds what a client is told of its limit. */
function holdTold(
  ask: (server: Target) => Promise<Answer>,
  read: (answer: Answer) => string,
): BlackBoxCheck {
  return async ({documented, withUsualLimits, hold}) => {
    const answer = await withUsualLimits(ask);
    hold.same(documented.code(), read(answer), answer.asked);
  };
}
