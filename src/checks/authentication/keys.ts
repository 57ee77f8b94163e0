import {shortestStrongKey, wellKnownKeys} from '../../../examples/server/weak-key.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import type {Value} from '../../content/claim/claim.ts';
import {withKeyedServer} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents} from '../requests.ts';
import {fixedBits, generatedKeys} from './generated-keys.ts';
import {recordComparisons} from './key-comparisons.ts';

const claim = whiteBoxClaim('It starts the server with other keys.');

claim('authentication/comparison', async ({documented, hold}) => {
  // A key and a server of their own, since other checks ask the shared one meanwhile.
  const key = strongKey();
  const sent = [strongKey(), key.slice(0, -1), `${key}x`, key.slice(0, 1) + strongKey(), key];
  await withKeyedServer({ELIZA_SERVER_AUTH_TOKEN: key}, async (server) => {
    const calls = await recordComparisons(documented.code().text, sent, async () => {
      for (const one of sent) await server.ask(agents, {headers: {'X-API-KEY': one}});
    });
    const lengths = [...new Set(calls.flatMap((call) => call.lengths))];
    hold.ok(
      documented.code(),
      calls.length === sent.length && lengths.length === 1,
      `${calls.length} calls, on buffers of ${lengths.join(' and ')} bytes`,
      `sent ${sent.length} keys of different lengths`,
    );
  });
});

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

claim('authentication/weak-keys', async ({documented, hold}) => {
  const weak = documented.items();
  hold.list(weak, [...wellKnownKeys], 'read the keys that the server takes for weak');
  for (const key of weak) await holdsWeak(hold, key, key.text);
});

claim('authentication/weak-key-case', async ({documented, otherClaim, hold}) => {
  for (const {text} of otherClaim('authentication/weak-keys').items()) {
    await holdsWeak(hold, documented.text(), text.toUpperCase());
  }
  hold.same(documented.text(), 'any letter case', 'started with each key in capitals');
});

claim('authentication/weak-key-warning', async ({documented, otherClaim, hold}) => {
  for (const {text} of otherClaim('authentication/weak-keys').items()) {
    const warning = await warningAboutKey(text);
    hold.same(documented.block(), warning, `started the server with the key ${text}`);
  }
});

claim('authentication/shortest-key', async ({documented, hold}) => {
  const length = Number(documented.code().text);
  const key = strongKey();
  const [short, long] = [key.slice(0, length - 1), key.slice(0, length)];
  hold.same(documented.code(), String(shortestStrongKey), 'read the limit of the server');
  const situation = (of: string) => `started the server with a key of ${of.length} characters`;
  const warning = await warningAboutKey(short);
  hold.ok(documented.code(), warning.includes(String(length)), warning, situation(short));
  const none = await warningAboutKey(long);
  hold.ok(documented.code(), none === '', none, situation(long));
});

claim('authentication/short-key-warning', async ({documented, hold}) => {
  const warning = await warningAboutKey(strongKey().slice(0, 3));
  hold.same(documented.block(), warning, 'started the server with a key of 3 characters');
});

/** The warning that the server logs at start with this key; empty where there is none. */
async function warningAboutKey(key: string): Promise<string> {
  const lines = await withKeyedServer({ELIZA_SERVER_AUTH_TOKEN: key}, async ({log}) => log());
  return lines.find((line) => line.includes('WARN')) ?? '';
}

async function holdsWeak(hold: Hold, value: Value, key: string): Promise<void> {
  const warning = await warningAboutKey(key);
  const observed = warning === '' ? 'no warning' : warning;
  hold.ok(value, warning.includes('weak'), observed, `started the server with the key ${key}`);
}
