import {setTimeout as delay} from 'node:timers/promises';
import {type Startable, startClaim} from '../../claims/claim.ts';
import type {NginxProxy} from '../../servers/beside/nginx.ts';
import type {Answer} from '../../servers/http/http.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, holdStatus} from '../requests.ts';
import {withProxiedServer} from './proxied.ts';

const claim = startClaim('It starts nginx before the server.');

/** More than any limit of nginx that the page may name. */
const mostRequests = 50;
const minuteMs = 60_000;
/** nginx counts in thousandths of a request. */
const toleranceMs = 120;

claim('operate/behind-a-proxy/wrong-key-limit', async (context) => {
  const {passed, refused} = await beyondLimit(context, async (limited) => limited);
  const asked = `${refused.asked}, ${mostRequests} times at once, through nginx`;
  context.hold.same(context.documented.code(), String(passed), asked);
});

claim('operate/behind-a-proxy/wrong-key-refusal', async (context) => {
  const {refused} = await beyondLimit(context, async (limited) => limited);
  holdStatus(context, refused, `, ${mostRequests} times at once, through nginx`);
});

claim('operate/behind-a-proxy/wrong-key-rate', async (context) => {
  const {documented, hold} = context;
  await beyondLimit(context, async ({refused, began, proxy}) => {
    // What the limit lets through next comes as long after the first request as its rate says. On a busy machine nobody
    // knows the moments, only what they lie between.
    const between = {least: 0, most: 0};
    let status = refused.status;
    while (status === refused.status && between.most < minuteMs) {
      await delay(50);
      const sentAt = performance.now();
      ({status} = await wrong(proxy));
      if (status === refused.status) between.least = sentAt - began.latest;
      between.most = performance.now() - began.earliest;
    }
    const said = minuteMs / Number(documented.code().text);
    const isSaid = between.least < said + toleranceMs && said < between.most;
    const [least, most] = [between.least, between.most].map((time) => (time / 1000).toFixed(1));
    const observed = `the next one came through after ${least} to ${most} s`;
    hold.ok(documented.code(), isSaid, observed, 'sent requests until one came through again');
  });
});

claim('operate/behind-a-proxy/limited-right-key', async (context) => {
  await beyondLimit(context, async ({proxy, server}) => {
    const answer = await proxy.ask(agents, {headers: {'X-API-KEY': server.key}});
    holdStatus(context, answer, ', after too many wrong keys from the same address');
  });
});

claim('operate/behind-a-proxy/limited-preflight', async (context) => {
  await beyondLimit(context, async ({proxy}) => {
    const headers = {
      Origin: 'https://app.example.com',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'x-api-key',
    };
    const answer = await proxy.ask(agents, {method: 'OPTIONS', headers});
    holdStatus(context, answer, ', after too many wrong keys from the same address');
  });
});

/** What comes of wrong keys of which nginx refuses some. */
interface Limited {
  server: Startable['server'];
  proxy: NginxProxy;
  /** How many were refused by the server. */
  passed: number;
  /** A response that is another one; where there is none, one of those. */
  refused: Answer;
  /** Between which moments nginx got the first. */
  began: {earliest: number; latest: number};
}

/** Runs a task with nginx after so many wrong keys from one address that it lets no more of them through. */
function beyondLimit<Result>(
  launcher: Startable,
  task: (limited: Limited) => Promise<Result>,
): Promise<Result> {
  return withProxiedServer(launcher, {}, async ({server, proxy}) => {
    const {status} = await server.ask(agents);
    const earliest = performance.now();
    const sent = Array.from({length: mostRequests}, () => wrong(proxy));
    await Promise.race(sent);
    const began = {earliest, latest: performance.now()};
    const answers = await Promise.all(sent);
    const passed = answers.filter((answer) => answer.status === status);
    const refused = answers.find((answer) => answer.status !== status) ?? answers[0];
    if (!refused) throw new Error('No request was sent.');
    return task({server, proxy, passed: passed.length, refused, began});
  });
}

/** Sends a key that nobody has. */
function wrong(proxy: NginxProxy): Promise<Answer> {
  return proxy.ask(agents, {headers: {'X-API-KEY': strongKey()}});
}
