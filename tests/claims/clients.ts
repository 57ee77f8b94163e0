import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {NotObservable} from '../../src/checks/hold.ts';
import {clientLanguages} from '../../src/content/client-language.ts';
import {exampleNames, readExample} from '../../src/content/example.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {type Language, runCopiedCode} from '../examples/run-client.ts';
import {onPath, pythonWithRequests} from '../setup/tools.ts';
import {projectRoot} from '../support/program.ts';
import {type RecordedRequest, withRecorder} from '../support/recorder.ts';
import {strongKey} from '../support/strong-key.ts';
import {claimFromInside} from './claim.ts';
import {shownCode} from './generated-keys.ts';
import {agents} from './requests.ts';

const claim = claimFromInside('It runs the clients of the pages.');

claim('authentication/client-variables', async ({documented, server, hold}) => {
  const [urlVariable, keyVariable] = documented.codes();
  if (!urlVariable || !keyVariable) throw new Error('The check reads two variables.');
  for (const {id, label} of clientLanguages) {
    await withRecorder(server.url, async ({url, requests}) => {
      const key = strongKey();
      await runShown(id, {[urlVariable.text]: url, [keyVariable.text]: key});
      const asked = `ran the ${label} client with both set`;
      hold.that(urlVariable, requests.length === 1, `${requests.length} requests`, asked);
      const sent = requests[0]?.headers['x-api-key'];
      hold.that(keyVariable, sent === key, sent === undefined ? 'no key' : 'another key', asked);
    });
  }
});

claim('authentication/client-defaults', async ({documented, server, hold}) => {
  const [key, url] = documented.codes();
  if (!key || !url) throw new Error('The check reads a key and a URL.');
  for (const {id, label} of clientLanguages) {
    const asked = `ran the ${label} client with nothing set`;
    await withRecorder(server.url, async ({port, requests}) => {
      await redirected(Number(new URL(url.text).port), port, (variables) =>
        runShown(id, variables),
      );
      const [request] = requests;
      const address = request ? `http://${request.headers.host}` : 'nowhere';
      hold.same(url, address, asked);
      hold.same(key, keyOf(request), asked);
      hold.same(documented.text(), `${keyOf(request)} to ${address}`, asked);
    });
  }
});

claim('authentication/runs-as-javascript', async ({documented, server, hold}) => {
  const run = await runCopiedCode('typescript', clientCode('typescript'), server);
  const isShown = run.exitCode === 0 && run.output === shownOutput();
  const what = isShown ? 'runs as JavaScript too' : run.output;
  hold.same(documented.text(), what, 'ran the client by node --input-type=module');
});

claim('authentication/fetch-and-refusals', async ({documented, server, hold}) => {
  const ended = await fetch(`${server.url}${agents}`).then(
    () => 'does not throw',
    () => 'throws',
  );
  hold.same(documented.text(), ended, `fetch ${agents} without a key`);
});

claim('authentication/python-time-out', async ({documented, server, hold}) => {
  const spy = [
    'import requests.adapters as _adapters',
    '_send = _adapters.HTTPAdapter.send',
    'def _spied(self, request, **options):',
    '    print("time-out:", options.get("timeout"))',
    '    return _send(self, request, **options)',
    '_adapters.HTTPAdapter.send = _spied',
    '',
  ].join('\n');
  needs('python');
  for (const name of exampleNames(projectFiles(projectRoot))) {
    const code = shownCode(`examples/${name}/python.py`, 'request');
    const {output} = await runCopiedCode('python', spy + code, server);
    const timeOut = /^time-out: (.+)$/m.exec(output)?.[1] ?? output;
    hold.same(documented.code(), timeOut, `ran examples/${name}/python.py`);
  }
});

function runShown(language: Language, variables: Record<string, string>) {
  needs(language);
  return runCopiedCode(language, clientCode(language), undefined, variables);
}

/** Says why a client cannot run on this machine, which `npm start` does not equip. */
function needs(language: Language): void {
  const tool = {curl: onPath('curl'), typescript: 'node', python: pythonWithRequests()}[language];
  const name = language === 'python' ? 'Python with requests' : language;
  if (tool === undefined) throw new NotObservable(`There is no ${name} on this machine.`);
}

/** What the pages show as the output of the client. */
function shownOutput(): string {
  const result = readExample('list-agents', projectFiles(projectRoot));
  if (!result.ok) throw new Error('The example list-agents cannot be read: run npm run check.');
  return result.example.output.text.trim();
}

function clientCode(language: Language): string {
  const file = clientLanguages.find(({id}) => id === language)?.file ?? '';
  return shownCode(`examples/list-agents/${file}`, 'request');
}

function keyOf(request: RecordedRequest | undefined): string {
  return request?.headers['x-api-key'] ?? 'no key';
}

/**
 * Gives the variables that send whatever a client asks on a port of localhost to another port instead: curl and Python
 * by a proxy, Node.js by a module loaded before the client.
 */
async function redirected(
  from: number,
  to: number,
  task: (variables: Record<string, string>) => Promise<unknown>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'redirected-'));
  const redirect = `import {Socket} from 'node:net';
const {connect} = Socket.prototype;
Socket.prototype.connect = function (...all) {
  const options = [all[0]].flat()[0];
  if (Number(options.port) === ${from}) Object.assign(options, {host: '127.0.0.1', port: ${to}});
  return connect.apply(this, all);
};
`;
  await writeFile(path.join(folder, 'redirect.mjs'), redirect);
  await writeFile(
    path.join(folder, '.curlrc'),
    `connect-to = "localhost:${from}:127.0.0.1:${to}"\n`,
  );
  try {
    await task({
      http_proxy: `http://127.0.0.1:${to}`,
      NODE_OPTIONS: `--import=${pathToFileURL(path.join(folder, 'redirect.mjs'))}`,
    });
  } finally {
    await rm(folder, {recursive: true});
  }
}
