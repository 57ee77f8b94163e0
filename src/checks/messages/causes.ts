import type {IncomingMessage, RequestListener} from 'node:http';
import {releaseClaim, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {actionFor, holdPhrase} from '../../claims/phrase.ts';
import {type Language, runCopiedCode} from '../../clients/run-client.ts';
import type {Answer} from '../../servers/http/http.ts';
import {redirecting, withStub} from '../../servers/http/stub.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {askStartCommand} from '../clients/beside-release.ts';
import {needs} from '../clients/clients.ts';
import {codeOf} from '../compatibility/code-of-release.ts';
import {withProxiedServer} from '../deploying/proxied.ts';
import {agents, headerValue, refusals, success} from '../requests.ts';

const claim = startClaim('It starts nginx before the server.');
const ofReference = whiteBoxClaim('It runs clients against servers that redirect them.');

claim('fix/refused-requests/nginx-page', async (context) => {
  await withProxiedServer(context, {}, async ({server, proxy}) => {
    await server.stop();
    holdPageOfNginx(context, await proxy.ask(agents), 'without the server');
  });
});

claim('fix/refused-requests/nginx-limit', async (context) => {
  await withProxiedServer(context, {}, async ({proxy}) => {
    const answers = await Promise.all(Array.from({length: 50}, () => proxy.ask(agents)));
    const isRefused = refusals(context);
    const limited = answers.find((answer) => !isRefused(answer));
    if (!limited) throw new Error('nginx lets 50 requests without a key through.');
    holdPageOfNginx(context, limited, '50 times without a key');
  });
});

/** Holds a status and that a response is a page of nginx. */
function holdPageOfNginx({documented, hold}: CheckContext, answer: Answer, situation: string) {
  const [status, name] = documented.codes();
  if (!status || !name) throw new Error('The claim names a status and a program.');
  const asked = `${answer.asked} through nginx, ${situation}`;
  hold.same(status, answer.statusLine, asked);
  const type = headerValue(answer, 'Content-Type');
  const isPage = type.startsWith('text/html') && answer.body.includes(name.text);
  hold.ok(name, isPage, answer.body, asked);
  const known = {[`${status.text}, as a page of HTML that names ${name.text}`]: isPage};
  holdPhrase(hold, documented.text(), known, `${type}: ${answer.body}`, asked);
}

/** A request with the key by each of what the page names, without a word about redirects. */
const plainRequests: Readonly<Record<string, readonly [Language, code: string]>> = {
  fetch: [
    'typescript',
    `const {ELIZA_SERVER_URL: url, ELIZA_SERVER_AUTH_TOKEN: key} = process.env;
await fetch(url, {headers: {'X-API-KEY': key}});`,
  ],
  requests: [
    'python',
    `import os, requests
url, key = os.environ['ELIZA_SERVER_URL'], os.environ['ELIZA_SERVER_AUTH_TOKEN']
requests.get(url, headers={'X-API-KEY': key})`,
  ],
};

ofReference('fix/refused-requests/followed-redirects', async ({documented, hold}) => {
  const observed: string[] = [];
  let areAll = true;
  for (const name of documented.codes()) {
    const request = actionFor(hold, name, plainRequests);
    const {keys, run} = await redirected(...request);
    const isSent = keys.length === 2 && keys.every((key) => key === sentKey);
    const seen = `${keys.length} requests ${isSent ? '' : 'not '}with the key ${run.output}`;
    hold.ok(name, isSent, seen, `redirected ${name.text} to another server`);
    areAll &&= isSent;
    observed.push(`${name.text}: ${seen}`);
  }
  const names = documented.codes().map(({text}) => text);
  const says = `${names.join(' and ')} follow it by default, and send the key to wherever it leads`;
  const asked = 'redirected each of them';
  holdPhrase(hold, documented.text(), {[says]: areAll}, observed.join('; '), asked);
});

const sentKey = strongKey();

/** The keys that two servers got, of which the first redirects the client to the second. */
async function redirected(language: Language, code: string) {
  needs(language);
  const keys: unknown[] = [];
  const keep = ({headers}: IncomingMessage) => keys.push(headers['x-api-key']);
  const run = await withStub(
    (request, response) => {
      keep(request);
      response.end();
    },
    (elsewhere) => {
      // Another host name, and so another origin.
      const redirect = redirecting(elsewhere.replace('127.0.0.1', 'localhost'));
      const first: RequestListener = (request, response) => {
        keep(request);
        redirect(request, response);
      };
      return withStub(first, (url) => runCopiedCode(language, code, {url, key: sentKey}));
    },
  );
  return {keys, run};
}

releaseClaim('fix/refused-requests/start-command', async (context) => {
  const {documented, hold, server} = context;
  const [file, line] = documented.codes();
  if (!file || !line) throw new Error('The claim names a file and a line of it.');
  const [name = ''] = line.text.split('=');
  const [exported, saved] = [strongKey(), strongKey()];
  const isRefused = refusals(context);
  const startedWith = (envFile: string, ...keys: (string | undefined)[]) =>
    askStartCommand(server, {variables: {[name]: exported}, envFile}, keys);
  const [ofFile, ofVariable] = await startedWith(`${name}=${saved}\n`, saved, exported);
  const [open] = await startedWith(`${line.text}\n`, undefined);
  if (!ofFile || !ofVariable || !open) throw new Error('A request has no response.');
  const wins = !isRefused(ofFile) && isRefused(ofVariable);
  hold.ok(file, wins, ofFile.statusLine, `ran it with another ${name} in .env, and sent that`);
  const asked = `ran it with ${line.text} in .env, and sent no key`;
  const isOpen = open.statusLine === success(context);
  hold.ok(line, isOpen, open.statusLine, asked);
  const says = `${file.text} wins: with an empty ${line.text} there, a request needs no key, whatever key is exported`;
  hold.same(documented.text(), isOpen ? says : open.statusLine, asked);
});

releaseClaim('fix/refused-requests/no-jwt', async ({documented, hold, server}) => {
  const message = documented.code();
  const code = await codeOf(server);
  // What the search has to find, since it would find nothing in the wrong folder either.
  const isCode = code.includes('ELIZA_SERVER_AUTH_TOKEN');
  const isAbsent = isCode && !code.includes(message.text);
  const seen = isCode ? 'it is in its code' : 'no code of the server';
  const asked = 'searched the files of its package';
  hold.ok(message, isAbsent, seen, asked);
  hold.same(documented.text(), isAbsent ? `${message.text} is nowhere in the code` : seen, asked);
});
