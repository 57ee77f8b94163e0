import {type Startable, startClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {noLine, warningAbout} from '../log-lines.ts';
import {fixedBits, generatedKeys} from './generated-keys.ts';
import {holdComparison} from './key-comparisons.ts';

const claim = startClaim('It starts the server with other keys.');

claim('authentication/comparison', holdComparison);

claim('authentication/openssl-key', async ({documented, hold}) => {
  const [key = ''] = await generatedKeys('examples/generate-key/openssl.sh', 1);
  const bytes = Buffer.from(key, 'base64');
  hold.same(documented.code(), String(bytes.length), 'decoded the generated key');
  hold.ok(documented.code(), bytes.toString('base64') === key, key, 'encoded it again');
});

claim('authentication/uuid-key', async ({documented, hold}) => {
  const keys = await generatedKeys('examples/generate-key/uuidgen.sh', 64);
  const random = 128 - fixedBits(keys.map((key) => key.replaceAll('-', '')));
  hold.same(documented.code(), String(random), 'counted the bits that differ in 64 UUIDs');
});

claim('authentication/weak-keys', async (context) => {
  for (const key of context.documented.items()) await holdsWeak(context, key, key.text);
});

claim('authentication/weak-key-case', async (context) => {
  const {documented, otherClaim, hold} = context;
  for (const {text} of otherClaim('authentication/weak-keys').items()) {
    await holdsWeak(context, documented.text(), text.toUpperCase());
  }
  const known = {'any letter case': true};
  holdPhrase(hold, documented.text(), known, 'a warning at each', 'started with each in capitals');
});

claim('authentication/weak-key-warning', async (context) => {
  const {documented, otherClaim, hold} = context;
  for (const {text} of otherClaim('authentication/weak-keys').items()) {
    const warning = await warningAboutKey(context, text);
    hold.same(documented.block(), warning ?? noLine, `started the server with the key ${text}`);
  }
});

claim('authentication/shortest-key', async (context) => {
  const {documented, hold} = context;
  const length = Number(documented.code().text);
  const key = strongKey();
  const [short, long] = [key.slice(0, length - 1), key.slice(0, length)];
  const situation = (of: string) => `started the server with a key of ${of.length} characters`;
  const warning = (await warningAboutKey(context, short)) ?? noLine;
  const [limit = warning] = /\d+(?= characters)/.exec(warning) ?? [];
  hold.same(documented.code(), limit, situation(short));
  const none = (await warningAboutKey(context, long)) ?? noLine;
  hold.ok(documented.code(), none === noLine, none, situation(long));
});

claim('authentication/short-key-warning', async (context) => {
  const {documented, hold} = context;
  const warning = await warningAboutKey(context, strongKey().slice(0, 3));
  const asked = 'started the server with a key of 3 characters';
  hold.same(documented.block(), warning ?? noLine, asked);
});

/** The warnings at the starts of a run, by the key. */
const warnings = oncePerRun(async () => new Map<string, Promise<string | undefined>>());

/** The warning about its key that the server logs at start; `undefined` where there is none. */
async function warningAboutKey(servers: Startable, key: string): Promise<string | undefined> {
  const known = await warnings(servers);
  const warning =
    known.get(key) ??
    servers.withKeyedServer({[keyVariable]: key}, (server) => warningAbout(server, keyVariable));
  known.set(key, warning);
  return warning;
}

async function holdsWeak(
  {hold, ...servers}: CheckContext & Startable,
  value: Value,
  key: string,
): Promise<void> {
  const warning = (await warningAboutKey(servers, key)) ?? 'no warning';
  const isWeak = warning.includes('weak');
  hold.ok(value, isWeak, warning, `started the server with the key ${key}`);
}
