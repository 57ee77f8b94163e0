import {whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase, holdTable} from '../../claims/phrase.ts';
import {withStub} from '../../servers/http/stub.ts';
import {withKeyedServer} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {readOptions} from '../../verify/input/options.ts';
import {logNote, type Outcome} from '../../verify/report/outcome.ts';
import {plainHttp} from '../../verify/risks/plain-http.ts';
import type {Risk} from '../../verify/risks/risk.ts';
import {refusingWith} from '../../verify/stand-ins.ts';
import type {VerifyResult} from '../../verify/verify.ts';
import {runAsRelease, verifyAt} from './verified.ts';

const claim = whiteBoxClaim('It runs the command against other servers.');

function outcomeOf(result: VerifyResult): Outcome {
  if (!result.ok) throw new Error(result.problem);
  return result.outcome;
}

const servers: Readonly<Record<string, () => Promise<VerifyResult>>> = {
  'tells its version': async () => (await runAsRelease()).result,
  'tells a version that is not in the record': async () =>
    (await runAsRelease({}, {version: '1.7.9'})).result,
  'refuses the key as ElizaOS does': async () => (await runAsRelease({key: strongKey()})).result,
  'refuses the key as documented': () => withKeyedServer({}, ({url}) => verifyAt(url, strongKey())),
  'refuses the key in its own way': () =>
    withStub(refusingWith('{"error":"API key"}'), (url) => verifyAt(url, strongKey())),
};

claim('fix/check-your-server/recognized', async (context) => {
  const {documented, hold} = context;
  for (const row of documented.rows('The server', 'What the command says')) {
    const {'The server': server, 'What the command says': words} = row;
    hold.phrase(server, server.text in servers, Object.keys(servers));
    const result = await servers[server.text]?.();
    const says = result ? outcomeOf(result).recognition.says : 'nothing';
    hold.ok(words, says.includes(words.text), says, `${server.text}, and ran it`);
  }
});

claim('fix/check-your-server/settings', async ({documented, hold}) => {
  const variable = documented.code();
  const careful = {origin: 'https://my.example.com', isInterfaceOff: true};
  const {result} = await runAsRelease({}, careful);
  const {settings, claims} = outcomeOf(result);
  const [origin = '', home = ''] = settings;
  const asked = 'set both, and ran it';
  hold.ok(variable, origin.includes(`${variable.text} is set`), settings.join(' '), asked);
  const isSo = home.startsWith('The interface is off') && settings.length === 2;
  const differing = claims.filter(({standing}) => standing === 'differs').map(({id}) => id);
  const observed = differing.length === 0 ? settings.join(' ') : `${differing.join()} differ`;
  const known = {
    [`that ${variable.text} is set, and that the interface is off`]: isSo && differing.length === 0,
  };
  holdPhrase(hold, documented.text(), known, observed, asked);
});

claim('fix/check-your-server/expect', async ({documented, hold}) => {
  for (const option of documented.codes()) {
    const args = ['--url', 'http://localhost', ...option.text.split(' ')];
    const read = readOptions(args, {});
    const expected = read.outcome === 'run' ? read.options.expected : undefined;
    const {result} = await runAsRelease(expected === undefined ? {} : {expected});
    const says = result.ok ? result.outcome.recognition.says : result.problem;
    hold.ok(option, says.includes('as --expect says'), says, 'ran it so');
  }
});

/** The risks that a run sees of a server that has this one, and its code. */
const risky: Readonly<Record<string, [code: string, () => Promise<readonly Risk[]>]>> = {
  'no key is set': ['key-not-set', () => risksOfRun({}, {isOpen: true})],
  'Socket.IO is open': ['socket-open', () => risksOfRun()],
  'plain HTTP beyond this machine': [
    'plain-http',
    async () => [plainHttp({url: new URL('http://api.example.com')})].filter((risk) => !!risk),
  ],
  'uploaded files are open': ['open-files', () => risksOfRun()],
  'wrong keys are not limited': ['unlimited-guesses', () => risksOfRun()],
  'any origin, with credentials': ['any-origin', () => risksOfRun()],
  'an old release': ['old-release', () => risksOfRun({}, {version: '1.4.2'})],
};

async function risksOfRun(
  ...[options, settings]: Parameters<typeof runAsRelease>
): Promise<readonly Risk[]> {
  return outcomeOf((await runAsRelease(options, settings)).result).risks;
}

claim('fix/check-your-server/risks', async (context) => {
  await holdTable(context, ['Risk', 'Severity'], risky, async ([code, risks], {text}) => {
    const found = (await risks()).find((risk) => risk.code === code);
    return [found?.severity ?? 'no such risk', `${text}, and ran it`];
  });
});

claim('fix/check-your-server/socket-requests', async ({documented, hold}) => {
  const {posted} = await runAsRelease();
  hold.same(documented.code(), String(posted), 'counted the requests of a run with POST');
});

claim('fix/check-your-server/guesses', async ({documented, hold}) => {
  const {result} = await runAsRelease({withLimits: true}, {limit: 60});
  const risk = outcomeOf(result).risks.find(({code}) => code === 'unlimited-guesses');
  const sent = /^\d+/.exec(risk?.seen ?? '')?.[0] ?? 'no such risk';
  hold.same(documented.code(), sent, 'ran it with --with-limits');
});

claim('fix/check-your-server/log-lines', async ({documented, hold}) => {
  await withKeyedServer({}, async (server) => {
    const note = logNote(outcomeOf(await verifyAt(server.url, server.key)));
    const told = /up to (\d+) lines/.exec(note)?.[1] ?? 'no number';
    const log = await server.log();
    const lines = log.filter((line) => line.includes('Unauthorized access attempt'));
    const observed = `${told} are said, and ${lines.length} are there`;
    const known = {'how many lines the run leaves in the log': told === String(lines.length)};
    holdPhrase(hold, documented.text(), known, observed, 'ran it, and read the log');
  });
});

claim('fix/check-your-server/key-whitespace', async ({documented, hold}) => {
  const key = strongKey();
  const {result, notes} = await runAsRelease({key: ` ${key} `}, {key});
  const isTaken = outcomeOf(result).claims.some(
    ({id, outcome}) => id === 'authentication/agents' && outcome === 'holds',
  );
  const isSaid = notes.some((note) => note.includes('whitespace around it, which HTTP strips'));
  const observed = notes.join(' ') || 'nothing is said';
  const known = {
    'is not sent, because HTTP strips it, and the command says so': isTaken && isSaid,
  };
  holdPhrase(hold, documented.text(), known, observed, 'ran it with such a key');
});
