import type {OutgoingHttpHeaders, RequestListener} from 'node:http';
import {gzipSync} from 'node:zlib';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {withStub} from '../../servers/http/stub.ts';
import {withKeyedServer} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {textReport} from '../../verify/report/text.ts';
import {refusingWith} from '../../verify/stand-ins.ts';
import {type Limits, usualLimits} from '../../verify/target/live-target.ts';
import type {VerifyResult} from '../../verify/verify.ts';
import {agents} from '../requests.ts';
import {verifyAt} from './verified.ts';

const claim = whiteBoxClaim('It runs the command against other servers.');

/** Nobody waits as long as the command does: these runs have such a part of its time. */
const [shareOfRequest, shareOfRun] = [1000, 250];

claim('fix/check-your-server/deadline', async ({documented, hold}) => {
  const silent: RequestListener = () => undefined;
  const {seconds, result} = await timed(silent, {
    milliseconds: usualLimits.milliseconds / shareOfRequest,
  });
  const problem = result.ok ? '' : result.problem;
  const told = /within ([\d.]+) seconds/.exec(problem)?.[1];
  const what = 'ran it for a part of the time against a server that never answers';
  hold.same(documented.code(), inFull(told, shareOfRequest), what);
  hold.ok(documented.code(), isAfter(seconds, told), `after ${seconds} seconds`, what);
});

claim('fix/check-your-server/run-limit', async ({documented, hold}) => {
  let answered = 0;
  const refuse = refusingWith('{"error":"API key"}');
  const stopping: RequestListener = (request, response) => {
    if (answered++ < 3) refuse(request, response);
  };
  const {seconds, result} = await timed(stopping, {run: usualLimits.run / shareOfRun});
  const reasons = result.ok ? result.outcome.claims.map(({reason = ''}) => reason).join('\n') : '';
  const told = /the run has taken ([\d.]+) seconds, which is its limit/.exec(reasons)?.[1];
  const what = 'ran it for a part of the time against a server that stops to answer';
  hold.same(documented.code(), inFull(told, shareOfRun), what);
  hold.ok(documented.code(), isAfter(seconds, told), `after ${seconds} seconds`, what);
});

claim('fix/check-your-server/body-limit', async ({documented, otherClaim, hold}) => {
  const most = Number(documented.code().text);
  const refusalAt = async (size: number, isCompressed: boolean) => {
    const body = isCompressed ? gzipSync(Buffer.alloc(size)) : Buffer.alloc(size);
    const headers: OutgoingHttpHeaders = isCompressed ? {'Content-Encoding': 'gzip'} : {};
    const sized: RequestListener = (_request, response) =>
      response.writeHead(success, headers).end(body);
    const {result} = await timed(sized, {});
    return result.ok ? '' : result.problem;
  };
  const success = Number.parseInt(otherClaim('authentication/agents').code().text, 10);
  for (const isCompressed of [false, true]) {
    const [fitting, larger] = [
      await refusalAt(most, isCompressed),
      await refusalAt(most + 1, isCompressed),
    ];
    const isLimit = !fitting.includes('longer than') && larger.includes('longer than');
    const how = isCompressed ? 'once it is decoded, ' : '';
    hold.ok(documented.code(), isLimit, larger, `sent a body of ${how}${most} bytes, and one more`);
  }
});

claim('fix/check-your-server/shown', async ({documented, hold}) => {
  const body = JSON.stringify({success: true, data: 'x'.repeat(9000)});
  const long: RequestListener = (_request, response) => response.end(body);
  const {result} = await timed(long, {});
  const claims = result.ok ? result.outcome.claims : [];
  const shown = claims.flatMap(
    ({drift}) => /^(.*)… \(/.exec(drift?.answer ?? '')?.[1]?.length ?? [],
  );
  const lengths = [...new Set(shown.map((length) => String(length)))].join(' and ');
  hold.same(documented.code(), lengths, 'sent long responses, and looked at the report');
});

claim('fix/check-your-server/least-failures', async ({documented, hold}) => {
  const used = await failuresOf((key) => key);
  hold.same(documented.code(), used, 'ran it where 5 attempts may fail');
});

claim('fix/check-your-server/least-failures-wrong', async ({documented, hold}) => {
  const used = await failuresOf(strongKey);
  hold.same(documented.code(), used, 'ran it with a wrong key where 5 attempts may fail');
});

claim('fix/check-your-server/control', async ({documented, hold}) => {
  const shown = documented.code();
  const {result} = await timed(refusingWith('{"error":"API key"}\u001b[31m'), {});
  const report = result.ok ? textReport(result.outcome) : '';
  const found = /"API key"\}(.*?)\[31m/.exec(report)?.[1] ?? 'nothing of the kind';
  hold.same(shown, found, 'sent ESC in a response, and looked at the report');
});

/** How a server repeats a key, by what the page says of it. */
const copies: Readonly<Record<string, (key: string) => string>> = {
  'percent-encoded': (key) =>
    [...key].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  'escaped as in JSON': (key) =>
    [...key].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'in base64': (key) => Buffer.from(`user:${key}`).toString('base64'),
};

claim('fix/check-your-server/copies', async ({documented, hold}) => {
  const key = strongKey();
  const hidden: string[] = [];
  for (const [how, copyOf] of Object.entries(copies)) {
    const answer = refusingWith(`{"error":"API key","key":"${copyOf(key)}"}`);
    const {result} = await timed(answer, {}, key);
    const report = JSON.stringify(result);
    if (report.includes('(the key)') && !report.includes(copyOf(key).slice(-12))) hidden.push(how);
  }
  const style = new Intl.ListFormat('en-US', {type: 'disjunction'});
  const names = Object.keys(copies);
  const shown = names.filter((how) => !hidden.includes(how));
  const observed = shown.length === 0 ? 'in the report as (the key)' : `shown: ${shown.join(', ')}`;
  const asked = 'repeated the key so, and looked for it in the report';
  const known = {[style.format(names)]: shown.length === 0};
  holdPhrase(hold, documented.text(), known, observed, asked);
});

/** Runs the command against a server that answers so, and takes the time. */
async function timed(
  answer: RequestListener,
  limits: Partial<Limits>,
  key: string = strongKey(),
): Promise<{seconds: number; result: VerifyResult}> {
  // Reading the pages takes no time of the run.
  await withKeyedServer({}, ({url}) => verifyAt(url, key));
  return withStub(answer, async (url) => {
    const started = performance.now();
    const result = await verifyAt(url, key, {limits: {...usualLimits, ...limits}});
    return {seconds: (performance.now() - started) / 1000, result};
  });
}

/** What a run with a share of the time tells, for the whole of it. */
function inFull(told: string | undefined, share: number): string {
  return told === undefined ? 'no such time' : String(Math.round(Number(told) * share));
}

/** Whether a run took at least as long as it tells; a busy machine takes longer. */
function isAfter(seconds: number, told: string | undefined): boolean {
  return seconds >= Number(told) * 0.95;
}

/** How many attempts fail in a run where few may. */
async function failuresOf(keyGiven: (key: string) => string): Promise<string> {
  const most = 5;
  return withKeyedServer({FAILED_ATTEMPTS_MAX: String(most)}, async (server) => {
    await verifyAt(server.url, keyGiven(server.key));
    const {headers} = await server.ask(agents);
    return String(most - Number(headers['ratelimit-remaining']) - 1);
  });
}
