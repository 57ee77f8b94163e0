import {parse, parseAllDocuments} from 'yaml';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {exampleText, only} from '../../servers/beside/deployment-files.ts';
import {shownCode} from '../authentication/generated-keys.ts';
import {success} from '../requests.ts';
import {requiredValue, reviewed} from './reviewed.ts';

const claim = startClaim('It reads a file of the page, and asks the server.');
const ofManual = whiteBoxClaim('It is about another program, whose manual was read.');
const ofReference = whiteBoxClaim('It reads the files of the page.');

/** The part of a Deployment that the page speaks of. */
interface Container {
  env: {valueFrom?: {secretKeyRef: {name: string; key: string}}}[];
  readinessProbe: {httpGet: {path: string}};
  livenessProbe: {httpGet: {path: string}};
}

for (const [id, {says, source}] of Object.entries(reviewed)) {
  ofManual(id, async ({documented, hold}) => {
    hold.same(documented.text(), says, `as reviewed against ${source}`);
  });
}

ofReference('operate/store-the-key/compose-required', async ({documented, hold}) => {
  const {environment} = parse(await exampleText('deploy/compose/compose.yaml')).services.elizaos;
  const isRequired = /^\$\{ELIZA_SERVER_AUTH_TOKEN:\?.+\}$/.test(
    environment.ELIZA_SERVER_AUTH_TOKEN,
  );
  const what = isRequired ? requiredValue.says : 'starts a container without a key';
  hold.same(
    documented.text(),
    what,
    `read compose.yaml, as reviewed against ${requiredValue.source}`,
  );
});

ofReference('operate/store-the-key/secret-key', async ({documented, hold}) => {
  const [reference] = (await container()).env.flatMap(({valueFrom}) => valueFrom ?? []);
  const {name, key} = reference?.secretKeyRef ?? {name: 'no name', key: 'no key'};
  const text = `${key} in the Secret ${name}`;
  hold.same(documented.text(), text, 'read elizaos.yaml');
  const [shownKey, shownName] = documented.codes();
  if (shownKey) hold.same(shownKey, key, 'read elizaos.yaml');
  if (shownName) hold.same(shownName, name, 'read elizaos.yaml');
  const file = 'examples/deploy/kubernetes/create-secret.sh';
  const made = /secret generic (\S+) --from-literal=([^=]+)=/.exec(shownCode(file, 'create')) ?? [];
  hold.same(documented.text(), `${made[2]} in the Secret ${made[1]}`, `read ${file}`);
  const read = /get secret (\S+) .*\.data\.([\w-]+)/.exec(shownCode(file, 'read')) ?? [];
  hold.same(documented.text(), `${read[2]} in the Secret ${read[1]}`, `read ${file}`);
});

claim('operate/store-the-key/probe-path', async (context) => {
  const {documented, hold, server} = context;
  const {readinessProbe, livenessProbe} = await container();
  const paths = [readinessProbe, livenessProbe].map(({httpGet}) => httpGet.path);
  hold.same(documented.code(), [...new Set(paths)].join(' and '), 'read elizaos.yaml');
  const {statusLine, asked} = await server.ask(documented.code().text);
  hold.ok(documented.code(), statusLine === success(context), statusLine, asked);
});

ofReference('operate/store-the-key/yaml-block', async ({documented, hold}) => {
  const readBlock = (mark: string) => String(parse(`key: ${mark}\n  abc\n`).key);
  const ends = [readBlock('|'), readBlock('|-')].map((value) => value.endsWith('\n')).join();
  const what = ends === 'true,false' ? 'ends with a line break' : `ends so: ${ends}`;
  hold.same(documented.text(), what, 'read such blocks');
});

/** The container of the Deployment. */
async function container(): Promise<Container> {
  const documents = parseAllDocuments(await exampleText('deploy/kubernetes/elizaos.yaml'));
  const [deployment] = documents
    .map((document) => Object(document.toJS()))
    .filter(({kind}) => kind === 'Deployment');
  return only<Container>(deployment.spec.template.spec.containers, 'container');
}
