import {startClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {redirectPort} from '../../clients/hardships/spies.ts';
import {type Language, runCopiedCode} from '../../clients/run-client.ts';
import {clientLanguages} from '../../content/code/client-language.ts';
import {indentedJson} from '../../content/json-text.ts';
import {freePort} from '../../machine/free-ports.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {onPath, pythonWithRequests} from '../../machine/tools.ts';
import {type RecordedRequest, withRecorder} from '../../servers/recorder.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {shownCode} from '../authentication/generated-keys.ts';
import {agents} from '../requests.ts';

const claim = startClaim('It runs the clients of the pages.');

claim('clients/client-variables', async ({documented, server, hold}) => {
  const [urlVariable, keyVariable] = documented.codes();
  if (!urlVariable || !keyVariable) throw new Error('The check reads two variables.');
  for (const {id, label} of clientLanguages) {
    await withRecorder(server.url, async ({url, requests}) => {
      const key = strongKey();
      await runShown(id, {[urlVariable.text]: url, [keyVariable.text]: key});
      const asked = `ran the ${label} client with both set`;
      hold.ok(urlVariable, requests.length === 1, `${requests.length} requests`, asked);
      const sent = requests[0]?.headers['x-api-key'];
      hold.ok(keyVariable, sent === key, sent === undefined ? 'no key' : 'another key', asked);
    });
  }
});

claim('clients/client-defaults', async ({documented, server, hold}) => {
  const [key, url] = documented.codes();
  if (!key || !url) throw new Error('The check reads a key and a URL.');
  for (const {id, label} of clientLanguages) {
    const asked = `ran the ${label} client with nothing set`;
    await withRecorder(server.url, async ({url: recorder, requests}) => {
      needs(id);
      const redirect = redirectPort(portOf(url.text), portOf(recorder))[id];
      await runCopiedCode(id, redirect + clientCode(id));
      const [request] = requests;
      const address = request ? `http://${request.headers.host}` : 'nowhere';
      hold.same(url, address, asked);
      hold.same(key, keyOf(request), asked);
      const known = {[`${key.text} to ${url.text}`]: true};
      holdPhrase(hold, documented.text(), known, `a request to ${address}`, asked);
    });
  }
});

claim('authentication/runs-as-javascript', async ({documented, server, hold}) => {
  const run = await runCopiedCode('typescript', clientCode('typescript'), server);
  const {body} = await server.askWithKey(agents);
  const isShown = run.exitCode === 0 && run.output === indentedJson(body);
  const packages = /\bfrom '(?!node:).*'/.exec(clientCode('typescript'));
  const known = {'runs as JavaScript too': isShown && packages === null};
  const asked = 'looked for imports of packages, and ran the client by node --input-type=module';
  const observed = `exit code ${run.exitCode}: ${packages?.[0] ?? run.output}`;
  holdPhrase(hold, documented.text(), known, observed, asked);
});

claim('authentication/fetch-and-refusals', async ({documented, server, hold}) => {
  const error = await fetch(`${server.url}${agents}`).then(() => undefined, String);
  const known = {'does not throw': error === undefined, throws: error !== undefined};
  const asked = `fetch ${agents} without a key`;
  holdPhrase(hold, documented.text(), known, error ?? 'a response', asked);
});

claim('authentication/fetch-and-no-server', async ({documented, hold}) => {
  const property = documented.code();
  const [, name = ''] = property.text.split('.');
  const ended = await fetch(`http://127.0.0.1:${await freePort()}${agents}`).catch(
    (error: unknown) => error,
  );
  const reason = String(Object(Object(ended)[name]).code ?? 'nothing');
  const asked = `fetch ${agents} where no server listens`;
  const isSo = ended instanceof Error && reason === 'ECONNREFUSED';
  hold.ok(property, isSo, reason, asked);
  const known = {[`throws, and ${property.text} says why`]: isSo};
  holdPhrase(hold, documented.text(), known, reason, asked);
});

function runShown(language: Language, variables: Record<string, string>) {
  needs(language);
  return runCopiedCode(language, clientCode(language), undefined, variables);
}

/** Says why a client cannot run on this machine, which `npm start` does not equip. */
export function needs(language: Language): void {
  const tool = {curl: onPath('curl'), typescript: 'node', python: pythonWithRequests()}[language];
  const name = language === 'python' ? 'Python with requests' : language;
  if (tool === undefined) throw new NotObservable(`There is no ${name} on this machine.`);
}

function clientCode(language: Language): string {
  const file = clientLanguages.find(({id}) => id === language)?.file ?? '';
  return shownCode(`examples/list-agents/${file}`, 'request');
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

function keyOf(request: RecordedRequest | undefined): string {
  return request?.headers['x-api-key'] ?? 'no key';
}
