import {Writable} from 'node:stream';
import {parse} from 'yaml';
import {type Startable, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {actionFor, holdAllPhrases} from '../../claims/phrase.ts';
import {parseSnippetReference} from '../../content/code/snippet.ts';
import {freePort} from '../../machine/free-ports.ts';
import {startProgram} from '../../machine/program.ts';
import {type RecordedRequest, withRecorder} from '../../servers/recorder.ts';
import {withKeyedServer as withReferenceServer} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {readOptions} from '../../verify/input/options.ts';
import {exitCodeOf} from '../../verify/report/outcome.ts';
import {printed} from '../../verify/report/printed.ts';
import {severities} from '../../verify/risks/risk.ts';
import type {VerifyResult} from '../../verify/verify.ts';
import {agents, headerValue} from '../requests.ts';
import {guide, runAsRelease, runAtRelease, usualUrl, verifyAt} from './verified.ts';

const claim = startClaim('It runs the command against servers that it starts.');
const ofReference = whiteBoxClaim('It reads the files of the project.');

claim('fix/check-your-server/command', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const block = documented.block();
  const [program = '', given = ''] = block.text.split(' -- ');
  const name = program.replace(/^npm run /, '');
  const {scripts} = JSON.parse(guide.files.read('package.json') ?? '{}');
  hold.ok(block, name in scripts, `no script ${name}`, 'looked into package.json');
  const variables = {ELIZA_SERVER_AUTH_TOKEN: 'key'};
  const read = readOptions(given.split(' '), variables);
  const isRead =
    read.outcome === 'run' &&
    read.options.url.href === usualUrl(otherClaim) &&
    read.options.key === variables.ELIZA_SERVER_AUTH_TOKEN;
  hold.ok(block, isRead, JSON.stringify(read), 'read the options with the variable set');
  await withKeyedServer({}, async ({url, key}) => {
    const asked = given.replace(/\bhttp:\S+/, url).split(' ');
    const run = startProgram('npm', ['run', '--silent', name, '--', ...asked], {
      variables: {ELIZA_SERVER_AUTH_TOKEN: key},
    });
    const hasChecked = (await run.ended) !== couldNotCheck && run.output().includes(url);
    hold.ok(block, hasChecked, run.output(), 'ran it with the URL and the key of the server');
  });
});

claim('fix/check-your-server/methods', async (context) => {
  const {documented, hold} = context;
  const {methods} = await recordedRun(context);
  hold.list(documented.codes(), methods, 'recorded the requests of a run');
});

claim('fix/check-your-server/requests', async (context) => {
  const {documented, hold} = context;
  const {sent} = await recordedRun(context);
  hold.same(documented.code(), String(sent), 'recorded the requests of a run');
});

claim('fix/check-your-server/failures', async (context) => {
  const {documented, hold} = context;
  const {refused} = await recordedRun(context);
  hold.same(documented.code(), String(refused), 'counted the refused requests of a run');
});

claim('fix/check-your-server/spare', async ({documented, hold, withKeyedServer}) => {
  const spare = documented.code();
  const variables = {FAILED_ATTEMPTS_MAX: String(Number(spare.text) + 1)};
  await withKeyedServer(variables, async (server) => {
    await verifyAt(server.url, server.key);
    const left = headerValue(await server.ask(agents), 'RateLimit-Remaining');
    const observed = Number.isNaN(Number(left)) ? left : String(Number(left) + 1);
    hold.same(spare, observed, 'looked how many failed attempts a run left');
  });
});

/** Servers and options, by what a run sees of them. */
const runs: Readonly<Record<string, (servers: Startable) => Promise<number>>> = {
  'everything that can be seen is as documented': () =>
    withReferenceServer({}, async ({url, key}) => exitCodeAfter(await verifyAt(url, key))),
  'everything that can be seen is as the release does': async (servers) =>
    exitCodeAfter(await runAtRelease(servers)),
  'something differs': ({withKeyedServer}) =>
    withKeyedServer({}, async ({url}) => exitCodeAfter(await verifyAt(url, strongKey()))),
  'a risk that --fail-on names': async (servers) =>
    exitCodeAfter(await runAtRelease(servers, {failOn: 'medium'})),
  'the server is not there': async () =>
    exitCodeAfter(await verifyAt(`http://127.0.0.1:${await freePort()}`, strongKey())),
  'the option is not known': async () =>
    readOptions(['--port', '1'], {}).outcome === 'wrong' ? couldNotCheck : 0,
  'the version in --expect is not in the record': async () =>
    exitCodeAfter((await runAsRelease({expected: '0.0.1'})).result),
  'the report cannot be written': () => {
    const full = new Writable({write: (_chunk, _encoding, done) => done(new Error('full'))});
    const silent = new Writable({write: (_chunk, _encoding, done) => done()});
    return printed('a report', 0, {output: full, errors: silent});
  },
};

claim('fix/check-your-server/exit-codes', async (context) => {
  const {documented, hold} = context;
  const rows = documented.rows('Exit code', 'What was seen');
  const phrases = rows.map((row) => row['What was seen']);
  holdAllPhrases(hold, phrases, runs);
  for (const row of rows) {
    const run = actionFor(hold, row['What was seen'], runs);
    hold.same(
      row['Exit code'],
      String(await run(context)),
      `${row['What was seen'].text}, and ran it`,
    );
  }
});

ofReference('fix/check-your-server/packed', async ({documented, otherClaim, hold}) => {
  const block = documented.block();
  const {name, version} = JSON.parse(guide.files.read('src/verify/package.json') ?? '{}');
  const [pack, run = ''] = block.text.split('\n');
  const packs = `npm pack --workspace ${name}`;
  hold.ok(block, pack === packs, packs, 'read the name of the package');
  const runs = `npx file:./${name}-${version}.tgz `;
  hold.ok(block, run.startsWith(runs), runs, 'read the name and the version of the package');
  const read = readOptions(run.slice(runs.length).split(' '), {});
  const isRead = read.outcome === 'run' && read.options.url.href === usualUrl(otherClaim);
  hold.ok(block, isRead, JSON.stringify(read), 'read the options');
});

ofReference('fix/check-your-server/workflow', async ({documented, hold}) => {
  const [snippet] = documented.snippets();
  if (!snippet) throw new Error('The check reads a snippet.');
  const {file = ''} = parseSnippetReference(snippet.text);
  const {jobs} = parse(guide.files.read(file) ?? '');
  const {steps: [step] = [], 'runs-on': machine = 'no machine'} = Object(jobs?.verify);
  const {uses = 'no action', with: given} = Object(step);
  const folder = /^[^/]+\/[^/]+\/(.+)@/.exec(uses)?.[1] ?? uses;
  const {inputs = {}} = parse(guide.files.read(`${folder}/action.yml`) ?? '') ?? {};
  hold.ok(snippet, 'url' in inputs, `${uses} on ${machine}`, 'looked for the action');
  hold.ok(snippet, /^ubuntu-/.test(machine), machine, 'read the machine');
  const names = Object.keys(Object(given));
  const areKnown = names.join() === 'url,key,fail-on' && names.every((name) => name in inputs);
  hold.ok(snippet, areKnown, names.join(), 'compared with the inputs of the action');
  const {url, key} = Object(given);
  const failOn = Object(given)['fail-on'];
  hold.ok(snippet, severities.includes(failOn), `fail-on ${failOn}`, 'read the inputs');
  const isSecret = /^\$\{\{ secrets\.\w+ \}\}$/.test(key) && URL.canParse(url);
  hold.ok(snippet, isSecret, `${url} and ${key}`, 'read the inputs');
});

/** What the command ends with where it could not check. */
const couldNotCheck = 2;

function exitCodeAfter(result: VerifyResult): number {
  return result.ok ? exitCodeOf(result.outcome) : couldNotCheck;
}

/** What a run against a server sends. */
const recordedRun = oncePerRun(({withKeyedServer}: Startable) =>
  withKeyedServer({}, (server) =>
    withRecorder(server.url, async ({url, requests}) => {
      const result = await verifyAt(url, server.key);
      const methods = [...new Set(requests.filter(isPlain).map(({method}) => method))];
      const refused = result.ok ? result.outcome.refused : 0;
      const names = ['GET', 'HEAD', 'OPTIONS'].filter((name) => methods.includes(name));
      const rest = methods.filter((name) => !names.includes(name));
      return {methods: [...names, ...rest], sent: requests.length, refused};
    }),
  ),
);

/** Whether a request is none of those with which a client of Socket.IO connects and leaves; the page names them apart. */
function isPlain({method, path}: RecordedRequest): boolean {
  return method !== 'POST' || path !== '/socket.io/';
}
