import {setTimeout as delay} from 'node:timers/promises';
import {type Startable, startClaim} from '../../claims/claim.ts';
import type {NginxProxy} from '../../servers/beside/nginx.ts';
import type {Answer} from '../../servers/http/http.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, holdStatus} from '../requests.ts';
import {withProxiedServer} from './proxied.ts';

const claim = startClaim('It starts nginx before the server.');

/** More than any limit of nginx that the page may name. */
const mostRequests = 60;
const minuteMs = 60_000;

claim('operate/behind-a-proxy/wrong-key-limit', async (context) => {
  const value = context.documented.code();
  const {passed, asked} = await beyondLimit(context, async (limited) => limited);
  context.hold.same(value, String(passed), `${asked}, again and again, through nginx`);
});

claim('operate/behind-a-proxy/wrong-key-refusal', async (context) => {
  const {refused} = await beyondLimit(context, async (limited) => limited);
  holdStatus(context, refused, ', again and again, through nginx');
});

claim('operate/behind-a-proxy/wrong-key-rate', async (context) => {
  const {documented, hold} = context;
  await beyondLimit(context, async ({refused, startedAt, proxy}) => {
    // What the limit lets through next comes as long after the first request as its rate says.
    let status = refused.status;
    while (status === refused.status && performance.now() - startedAt < minuteMs) {
      await delay(50);
      ({status} = await wrong(proxy));
    }
    const perMinute = Math.round(minuteMs / (performance.now() - startedAt));
    hold.same(
      documented.code(),
      String(perMinute),
      'sent requests until the next one came through',
    );
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

/** What comes of wrong keys until one is refused in another way than the first. */
interface Limited {
  server: Startable['server'];
  proxy: NginxProxy;
  /** How many were refused by the server. */
  passed: number;
  /** The first response that is another one. */
  refused: Answer;
  asked: string;
  /** When the first was sent. */
  startedAt: number;
}

/** Runs a task with nginx after so many wrong keys from one address that it lets no more of them through. */
function beyondLimit<Result>(
  launcher: Startable,
  task: (limited: Limited) => Promise<Result>,
): Promise<Result> {
  return withProxiedServer(launcher, {}, async ({server, proxy}) => {
    const startedAt = performance.now();
    const first = await wrong(proxy);
    let refused = first;
    let passed = 0;
    while (refused.status === first.status && passed < mostRequests) {
      passed += 1;
      refused = await wrong(proxy);
    }
    return task({server, proxy, passed, refused, asked: first.asked, startedAt});
  });
}

/** Sends a key that nobody has. */
function wrong(proxy: NginxProxy): Promise<Answer> {
  return proxy.ask(agents, {headers: {'X-API-KEY': strongKey()}});
}
