import {parse, parseAllDocuments} from 'yaml';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {exampleText, only} from '../../servers/beside/deployment-files.ts';
import {shownCode} from '../authentication/generated-keys.ts';
import {success} from '../requests.ts';
import {requiredValue, reviewed} from './reviewed.ts';

const claim = startClaim('It reads a file of the page, and asks the server.');
const ofManual = whiteBoxClaim('It is about another program, whose manual was read.');
const ofReference = whiteBoxClaim('It reads the files of the page.');

/** The part of a Deployment that the page speaks of. */
interface Container {
  ports: {name: string}[];
  env: {name: string; valueFrom?: {secretKeyRef: {name: string; key: string}}}[];
  readinessProbe: Probe;
  livenessProbe: Probe;
}

interface Probe {
  httpGet: {path: string; port: string};
  initialDelaySeconds?: number;
}

for (const [id, {says, source}] of Object.entries(reviewed)) {
  ofManual(id, async ({documented, hold}) => {
    hold.reviewed(documented.text(), says, source);
  });
}

ofReference('operate/store-the-key/compose-required', async ({documented, hold}) => {
  const {environment} = parse(await exampleText('deploy/compose/compose.yaml')).services.elizaos;
  const isRequired = /^\$\{ELIZA_SERVER_AUTH_TOKEN:\?.+\}$/.test(
    environment.ELIZA_SERVER_AUTH_TOKEN,
  );
  const {says, source} = requiredValue;
  hold.ok(documented.text(), isRequired, environment.ELIZA_SERVER_AUTH_TOKEN, 'read compose.yaml');
  hold.reviewed(documented.text(), says, source);
});

ofReference('operate/store-the-key/secret-key', async ({documented, hold}) => {
  const [entry] = (await container()).env.filter(({valueFrom}) => valueFrom !== undefined);
  const reference = entry?.valueFrom;
  const {name, key} = reference?.secretKeyRef ?? {name: 'no name', key: 'no key'};
  const [shownKey, shownName] = documented.codes();
  if (!shownKey || !shownName) throw new Error('The claim names a key and a Secret.');
  hold.same(shownKey, key, 'read elizaos.yaml');
  hold.ok(
    shownKey,
    entry?.name === 'ELIZA_SERVER_AUTH_TOKEN',
    String(entry?.name),
    'read what the key is for',
  );
  hold.same(shownName, name, 'read elizaos.yaml');
  const file = 'examples/deploy/kubernetes/create-secret.sh';
  const made = /secret generic (\S+) --from-literal=([^=]+)=/.exec(shownCode(file, 'create')) ?? [];
  const read = /get secret (\S+) .*\.data\.([\w-]+)/.exec(shownCode(file, 'read')) ?? [];
  const asked = `read ${file}`;
  for (const [, secret = 'no Secret', entry = 'no key'] of [made, read]) {
    hold.same(shownKey, entry, asked);
    hold.same(shownName, secret, asked);
  }
  const known = {[`${shownKey.text} in the Secret ${shownName.text}`]: true};
  holdPhrase(hold, documented.text(), known, 'the same in each', 'read where they are used');
});

ofReference('operate/store-the-key/docker-run', async ({documented, hold}) => {
  const [file, port, address] = documented.codes();
  if (!file || !port || !address)
    throw new Error('The claim names a file, a port, and an address.');
  const asked = 'read run.sh';
  const words = shownCode('examples/deploy/docker/run.sh', 'run').split(/\s+/);
  const setBy = (option: string) => words[words.indexOf(option) + 1] ?? 'nothing';
  const [onHost, published, inContainer] = setBy('--publish').split(':');
  hold.same(file, setBy('--env-file'), asked);
  hold.same(port, String(published), asked);
  hold.same(port, String(inContainer), asked);
  hold.same(address, String(onHost), asked);
  const phrase = `reads ${file.text}, and opens port ${port.text} on ${address.text} only`;
  const isRun = words[0] === 'docker' && words[1] === 'run';
  holdPhrase(hold, documented.text(), {[phrase]: isRun}, words.join(' '), asked);
});

claim('operate/store-the-key/probe-path', async (context) => {
  const {documented, hold, server} = context;
  const {ports, readinessProbe, livenessProbe} = await container();
  const probes = [readinessProbe, livenessProbe].map(({httpGet}) => httpGet);
  const paths = probes.map(({path}) => path);
  const areNamed = probes.every(({port}) => ports.some(({name}) => name === port));
  hold.ok(
    documented.code(),
    areNamed,
    JSON.stringify(probes),
    'looked for the ports of the probes',
  );
  const waits = livenessProbe.initialDelaySeconds ?? 0;
  const waitsLonger = waits > (readinessProbe.initialDelaySeconds ?? 0);
  hold.ok(documented.code(), waitsLonger, `${waits} seconds`, 'looked how long a start may take');
  hold.same(documented.code(), [...new Set(paths)].join(' and '), 'read elizaos.yaml');
  const {statusLine, asked} = await server.ask(documented.code().text);
  hold.ok(documented.code(), statusLine === success(context), statusLine, asked);
});

ofReference('operate/store-the-key/yaml-block', async ({documented, hold}) => {
  const readBlock = (mark: string) => String(parse(`key: ${mark}\n  abc\n`).key);
  const ends = [readBlock('|'), readBlock('|-')].map((value) => value.endsWith('\n')).join();
  const known = {'ends with a line break': ends === 'true,false'};
  const observed = `a line break at the end: ${ends}`;
  holdPhrase(hold, documented.text(), known, observed, 'read blocks after | and after |-');
});

/** The container of the Deployment. */
async function container(): Promise<Container> {
  const documents = parseAllDocuments(await exampleText('deploy/kubernetes/elizaos.yaml'));
  const [deployment] = documents
    .map((document) => Object(document.toJS()))
    .filter(({kind}) => kind === 'Deployment');
  return only<Container>(deployment.spec.template.spec.containers, 'container');
}
