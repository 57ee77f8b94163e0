import {isDeepStrictEqual} from 'node:util';
import {startClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {type ClientRun, runCopiedCode} from '../../clients/run-client.ts';
import type {Value} from '../../content/claim/claim.ts';
import {parsedJson} from '../../content/json-text.ts';
import type {Target} from '../../servers/target.ts';
import {agents} from '../requests.ts';
import {needs} from './clients.ts';
import {filledSnippet} from './filled.ts';

const claim = startClaim('It runs the clients of the pages.');

claim('clients/first-request', async ({documented, server, hold}) => {
  const [line] = documented.snippets();
  if (!line) throw new Error('The check runs one snippet.');
  const {output, errorOutput} = await runFilled(line, server);
  const {body} = await server.askWithKey(agents);
  hold.ok(line, output.includes(body), errorOutput || output, 'ran it with the key');
});

claim('clients/curl-prints', async ({documented, otherClaim, server, hold}) => {
  const [line] = otherClaim('clients/first-request').snippets();
  if (!line) return;
  const {output} = await runFilled(line, {url: server.url, key: 'wrong'});
  const {body} = await server.ask(agents);
  const known = {'the body of the response': output.includes(body)};
  holdPhrase(hold, documented.text(), known, output, 'ran it with a wrong key');
});

claim('clients/curl-ends', async ({documented, otherClaim, server, hold}) => {
  const [line] = otherClaim('clients/first-request').snippets();
  if (!line) return;
  const {exitCode} = await runFilled(line, {url: server.url, key: 'wrong'});
  hold.same(documented.code(), String(exitCode), 'ran it with a wrong key');
});

claim('clients/create', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const created = JSON.parse(otherClaim('clients/created-body').block().text);
  for (const client of documented.snippets()) {
    await withKeyedServer({}, async (server) => {
      const {exitCode, output} = await runFilled(client, server);
      const isCreated = exitCode === 0 && isDeepStrictEqual(parsedJson(jsonIn(output)), created);
      hold.ok(client, isCreated, output, `ran ${client.text} with the key`);
      const refused = await runFilled(client, {url: server.url, key: 'wrong'});
      const {body} = await server.ask(agents);
      // curl ends well whatever the response says, as the page tells.
      const isError = client.text.includes('.sh') || refused.exitCode !== 0;
      const isSaid = isError && refused.output.includes(body);
      const observed = `exit code ${refused.exitCode}: ${refused.output}`;
      hold.ok(client, isSaid, observed, `ran ${client.text} with a wrong key`);
    });
  }
});

function runFilled(snippet: Value, settings: Pick<Target, 'url' | 'key'>): Promise<ClientRun> {
  const {language, code} = filledSnippet(snippet, settings);
  needs(language);
  return runCopiedCode(language, code);
}

/** curl writes its progress beside the response where nobody watches. */
function jsonIn(output: string): string {
  return /\{.*\}/.exec(output)?.[0] ?? '';
}
