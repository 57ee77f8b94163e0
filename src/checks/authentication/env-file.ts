import {readConfig} from '../../../examples/server/config.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';
import {actionFor, holdAllPhrases} from '../../claims/phrase.ts';
import {readStart, refusalOf, withReferenceServer} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, holdKeyNeeded, refusals} from '../requests.ts';
import {variableMeanings} from '../server/variables.ts';
import {generatedKeys} from './generated-keys.ts';

const claim = whiteBoxClaim('It starts the server with other settings.');

const keyVariable = 'ELIZA_SERVER_AUTH_TOKEN';

claim('authentication/other-key-warning', async ({documented, hold}) => {
  const keys = [strongKey(), strongKey()] as const;
  const start = {variables: {[keyVariable]: keys[0]}, envFile: `${keyVariable}=${keys[1]}\n`};
  const log = await withReferenceServer(start, async (server) => server.log());
  hold.same(documented.block(), log[0] ?? 'nothing', 'started with another key in the file');
  const isHidden = keys.every((key) => !log.join('\n').includes(key));
  hold.ok(documented.block(), isHidden, log.join('\n'), 'looked for the keys in the log');
});

claim('authentication/loose-values', async ({documented, hold}) => {
  const values = {SERVER_PORT: '3001', LOG_LEVEL: 'debug', CORS_ORIGIN: 'https://app.example.com'};
  const others = {SERVER_HOST: 'localhost', REDIS_URL: 'redis://localhost', IDLE_TIMEOUT: '7'};
  const strict = {...values, ...others};
  const loose = Object.entries(strict).map(([name, value]) => [name, ` ${value}\t\n`]);
  const [one, other] = [readConfig(strict), readConfig(Object.fromEntries(loose))].map(asText);
  const key = readConfig({[keyVariable]: ` ${strongKey()}`});
  const what = one === other && !key.ok ? 'does no harm' : 'makes a difference';
  hold.same(documented.text(), what, 'put whitespace around values, and around a key');
});

claim('authentication/log-level-case', async ({documented, hold}) => {
  const [one, other] = ['warn', 'WARN'].map((level) => asText(readConfig({LOG_LEVEL: level})));
  const what = one === other ? 'makes no difference' : 'makes a difference';
  hold.same(documented.text(), what, 'set LOG_LEVEL to warn and to WARN');
});

/** How a file may be written, by what the page says of it. Each has the key of this line. */
function formsOf(line: string): Record<string, readonly (string | Uint8Array)[]> {
  const [name = '', ...rest] = line.split('=');
  const value = rest.join('=');
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  return {
    'UTF-8 text, with a byte order mark or without': [line, `\ufeff${line}`],
    'UTF-16 text, with a byte order mark or without, as Windows PowerShell 5 writes it with >': [
      utf16(`\ufeff${line}\r\n`),
      utf16(line),
      utf16(`\ufeff${line}\r\n`).swap16(),
      utf16(line).swap16(),
    ],
    'line ends of Windows or Linux': [`A=b\r\n${line}\r\nC=d\r\n`, `A=b\n${line}\nC=d\n`],
    'blank lines, and comments that begin with #': [`\n# settings\n  # more\n\n${line}\n`],
    'export before the name': [`export ${line}`],
    'spaces around =': [`${name} = ${value}`],
    'the value in double or single quotes': [`${name}="${value}"`, `${name}='${value}'`],
    'a comment behind the value, with a space before its #': [`${line} # the key`],
    'variables of other programs': [`OPENAI_API_KEY=a\nAPI_CORS_ORIGIN=*\n${line}\nX_LOG_LEVEL=b`],
    'the same line twice': [`${line}\n${line}\n`],
  };
}

claim('authentication/env-file-forms', async (context) => {
  const {documented, hold} = context;
  const key = strongKey();
  const forms = formsOf(`${keyVariable}=${key}`);
  const items = documented.items();
  holdAllPhrases(hold, items, forms);
  for (const item of items) {
    for (const envFile of actionFor(hold, item, forms)) {
      const refusal = await refusalOf({envFile});
      hold.ok(item, refusal.length === 0, refusal.join('\n'), 'started with such a file');
      await withReferenceServer({envFile}, async (server) => {
        const without = await server.ask(agents);
        const withKey = await server.ask(agents, {headers: {'X-API-KEY': key}});
        holdKeyNeeded(context, item, {without, withKey});
      });
    }
  }
});

claim('authentication/quoted-export', async ({documented, hold}) => {
  for (const quote of ['"', "'"]) {
    const variables = {[keyVariable]: `${quote}${strongKey()}${quote}`};
    const lines = await refusalOf({variables});
    hold.same(documented.block(), lines.join('\n'), 'exported a key in quotes');
  }
});

claim('authentication/plain-key', async ({documented, hold}) => {
  const keys = await generatedKeys('examples/generate-key/openssl.sh', 20);
  const areRead = keys.every((key) => {
    const result = readStart({envFile: `${keyVariable}=${key}\n`});
    return result.ok && result.config.key === key;
  });
  const what = areRead ? 'needs no quotes' : 'needs quotes';
  hold.same(documented.text(), what, 'put generated keys into the file without quotes');
});

claim('authentication/disabling', async (context) => {
  const {documented, hold} = context;
  const isRefused = refusals(context);
  const exported = {variables: {[keyVariable]: ''}};
  const inFile = {envFile: `${keyVariable}=\n`};
  const ways = {
    'no ELIZA_SERVER_AUTH_TOKEN, neither exported nor in .env': {envFile: 'LOG_LEVEL=info\n'},
    'an empty ELIZA_SERVER_AUTH_TOKEN in .env, and none exported': inFile,
    'an empty ELIZA_SERVER_AUTH_TOKEN exported, and none in .env': exported,
    'an empty ELIZA_SERVER_AUTH_TOKEN in both': {...exported, ...inFile},
  };
  const items = documented.items();
  holdAllPhrases(hold, items, ways);
  for (const item of items) {
    await withReferenceServer(actionFor(hold, item, ways), async (server) => {
      const answer = await server.ask(agents);
      hold.ok(item, !isRefused(answer), answer.statusLine, answer.asked);
    });
  }
});

claim('authentication/empty-export', async ({documented, hold}) => {
  const start = {variables: {[keyVariable]: ''}, envFile: `${keyVariable}=${strongKey()}\n`};
  const lines = await refusalOf(start);
  hold.same(documented.block(), lines.join('\n'), 'exported it empty over a key in the file');
});

claim('authentication/empty-exports', async ({documented, hold}) => {
  const names = Object.keys(variableMeanings);
  const stopped = names.filter((name) => {
    const result = readStart({variables: {[name]: ''}, envFile: `${name}=1\n`});
    return !result.ok && result.problems.join('').includes(`${name} is exported empty`);
  });
  const what = stopped.length === names.length ? 'every variable' : stopped.join(', ');
  hold.same(documented.text(), what, 'exported each empty over a value in the file');
});

/** The configuration, so that two can be compared. */
function asText(result: ReturnType<typeof readConfig>): string {
  return JSON.stringify(result);
}
