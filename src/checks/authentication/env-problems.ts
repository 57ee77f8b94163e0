import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {actionFor, holdAllPhrases, holdPhrase} from '../../claims/phrase.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {refusalOrKey, takesTheKey} from '../key-at-start.ts';
import {levelOf, noLine} from '../log-lines.ts';
import {refusalText, starts} from '../refusal.ts';

const claim = startClaim('It starts the server beside other files.');
const ofReference = whiteBoxClaim('It is about the files and names of the reference server.');

claim(
  'reference-server/start-stop-messages/env-file-twice',
  async ({documented, hold, refusalOf}) => {
    const block = documented.block();
    const said = await refusalOf({envFile: `${block.text}\n`});
    hold.ok(block, said.length === 1, said.join('\n') || starts, 'started with this file');
    const [first = '', second = ''] = block.text.split('\n');
    // Each line by itself is one that it reads.
    const alone = await refusalOf({envFile: `${first}\n`});
    hold.ok(block, alone.length === 0, alone.join('\n') || starts, `started with: ${first}`);
    const turned = await refusalOf({envFile: `${second}\n${first}\n`});
    hold.ok(block, turned.length === 0, turned.join('\n') || starts, 'turned the two lines around');
  },
);

claim(
  'reference-server/start-stop-messages/env-file-twice-error',
  async ({documented, otherClaim, hold, refusalOf}) => {
    const envFile = `${otherClaim('reference-server/start-stop-messages/env-file-twice').block().text}\n`;
    const shown = await refusalText(refusalOf, {envFile});
    hold.same(documented.block(), shown, 'started the server with the file above');
  },
);

/** Names that are nearly one of the server's, by what the page says of them. */
const nearNames: Readonly<Record<string, readonly string[]>> = {
  'another letter case': ['eliza_server_auth_token', 'Log_Level'],
  'a hyphen in place of an underscore, no underscore, or one too many': [
    'ELIZA-SERVER-AUTH-TOKEN',
    'CORSORIGIN',
    '_LOG_LEVEL',
    'LOG__LEVEL',
  ],
  'a letter too few, a letter too many, another letter, or two letters swapped': [
    'ELIZA_SERVER_AUTH_TOKN',
    'CORS_ORIGINS',
    'REDIS_URI',
    'TRUST_PORXY',
  ],
  'up to two of these in a name of at least 14 letters': [
    'HEADRS_TIMEOT',
    'HEADERS_TIEMOTU',
    'XCONNECTION_MAX',
  ],
  'up to three of these in a name of 20 letters': [
    'ELIZA_SERVR_ATH_TOKN',
    'AFILED_ATTMEPTS_WIDNOW',
  ],
  'the plural, as in TRUST_PROXIES': ['TRUST_PROXIES', 'TRUTS_PROXIES'],
  "three of the four words of the key's variable, or ELIZAOS, AUTHTOKEN, or KEY for some of them, where that itself is not set":
    [
      'ELIZA_AUTH_TOKEN',
      'SERVER_AUTH_TOKEN',
      'ELIZA_SERVER_AUTH_TOKEN_FILE',
      'ELIZAOS_AUTH_KEY',
      'ELIZA_AUTHTOKEN',
    ],
  'the name of the header, X-API-KEY': ['X-API-KEY'],
};

claim('reference-server/start-stop-messages/near-names', async (context) => {
  const {documented, hold} = context;
  const items = documented.items();
  holdAllPhrases(hold, items, nearNames);
  for (const item of items) {
    for (const name of actionFor(hold, item, nearNames) ?? []) {
      const key = strongKey();
      const said = await refusalOrKey(context, {envFile: `${name}=${key}\n`}, key);
      const isNamed = !said.includes('\n') && said.startsWith(`.env:1:1: ${name} is not`);
      hold.ok(item, isNamed, said, `set ${name} in the file`);
    }
  }
});

claim(
  'reference-server/start-stop-messages/near-exported',
  async ({documented, hold, refusalOf, withKeyedServer}) => {
    const [misspelled] = await refusalOf({variables: {ELIZA_SERVER_AUTH_TOKN: strongKey()}});
    await withKeyedServer({CORS_ORIGINS: '*'}, async (server) => {
      const lines = (await server.log()).filter((line) => levelOf(line) === 'warn');
      const warns = lines.some((line) => / CORS_ORIGINS .* CORS_ORIGIN\?/.test(line));
      const isTold = warns && misspelled !== undefined;
      holdPhrase(
        hold,
        documented.text(),
        {'a warning in the log': isTold, nothing: !isTold && lines.length === 0},
        lines.join('\n') || noLine,
        'exported names that are nearly right',
      );
    });
    // Python programs read the first, and an empty value or one of another program means nothing.
    const harmless = {LOGLEVEL: 'info', CORS_ORIGINS: '', NOTE: '"quoted"', ELIZA_AUTH_TOKEN: ''};
    await withKeyedServer(harmless, async (server) => {
      const warning = (await server.log()).find((line) => levelOf(line) === 'warn');
      const known = {'a warning in the log': warning === undefined};
      const asked = `exported ${Object.keys(harmless).join(', ')}`;
      holdPhrase(hold, documented.text(), known, warning ?? noLine, asked);
    });
    const said = await refusalText(refusalOf, {variables: harmless});
    const known = {'a warning in the log': said === starts};
    holdPhrase(hold, documented.text(), known, said, 'exported these without a key');
  },
);

/** A strong key without what could mean something beside the character in question, such as the = at its end. */
const letters = () => strongKey().replaceAll(/\W/g, '');

ofReference('reference-server/start-stop-messages/env-inside', async (context) => {
  const {documented, hold} = context;
  for (const code of documented.codes()) {
    const twice = `a${code.text}b${code.text}a`;
    const key = `${letters()}${code.text}X${twice}${letters()}`;
    for (const quote of ['', '"', "'"].filter((one) => one === '' || one !== code.text)) {
      const envFile = `${keyVariable}=${quote}${key}${quote}\n`;
      const said = await refusalOrKey(context, {envFile}, key);
      const asked = `wrote it into a key, ${quote === '' ? 'without quotes' : `in ${quote}`}`;
      hold.ok(code, said === takesTheKey, said, asked);
    }
    const parts = [code.text, letters(), code.text, letters()];
    for (const exported of [parts.join(''), parts.toReversed().join('')]) {
      const said = await refusalOrKey(context, {variables: {[keyVariable]: exported}}, exported);
      const asked = 'exported a key with it twice';
      hold.ok(code, said === takesTheKey, said, asked);
    }
  }
});

ofReference('reference-server/start-stop-messages/other-names', async (context) => {
  const {documented, hold, withServer, refusalOf} = context;
  for (const name of documented.codes()) {
    for (const start of [
      {envFile: `${name.text}=1\n${keyVariable}=${strongKey()}\n`},
      {variables: {[name.text]: '1', [keyVariable]: strongKey()}},
    ]) {
      const said = await refusalText(refusalOf, start);
      hold.ok(name, said === starts, said, `set ${name.text}`);
      const log = await withServer(start, async (server) => server.log());
      const named = log.find((line) => line.includes(name.text));
      hold.ok(name, named === undefined, named ?? noLine, `set ${name.text}`);
    }
  }
});
