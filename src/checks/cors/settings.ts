import {whiteBoxClaim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import {actionFor, holdAllPhrases} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {refusalOf, withKeyedServer} from '../../servers/reference-server.ts';
import {agents, headerLine} from '../requests.ts';

const claim = whiteBoxClaim('It starts the server with other settings.');

const origin = 'https://app.example.com';
const allowOrigin = 'access-control-allow-origin';

claim('cors/carrying', async ({documented, hold}) => {
  await withKeyedServer({FAILED_ATTEMPTS_MAX: '1'}, async (server) => {
    const question = {headers: {Origin: origin}};
    const answers = [
      await server.askWithKey(agents, question),
      await server.ask(agents, {...question, method: 'OPTIONS'}),
      await server.askWithKey('/api/unknown', question),
      await server.ask(agents, question),
      await server.ask(agents, question),
    ];
    hold.list(
      documented.codes(),
      answers
        .filter(({headers}) => headers[allowOrigin] !== undefined)
        .map(({statusLine}) => statusLine),
      'asked in five ways, and looked for Access-Control-Allow-Origin',
    );
  });
});

claim('cors/vary', async ({documented, otherClaim, hold}) => {
  const [name = '', value = ''] = otherClaim('cors/origin-list').block().text.split('=');
  await withKeyedServer({[name]: value}, async (server) => {
    for (const headers of [{Origin: value.split(',')[0] ?? ''}, {Origin: origin}, {}]) {
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await server.ask(agents, {method, headers});
        const line = headerLine('Vary', answer.headers.vary);
        hold.same(documented.code(), line, answer.asked);
        const credentials = answer.headers['access-control-allow-credentials'];
        hold.ok(documented.code(), credentials === undefined, 'allows credentials', answer.asked);
      }
    }
  });
});

claim('cors/origin-list', async ({documented, otherClaim, hold}) => {
  const [name = '', value = ''] = documented.block().text.split('=');
  const listed = otherClaim('cors/listed-origins')
    .rows("The page's origin", 'Access-Control-Allow-Origin')
    .map((row) => row["The page's origin"].text)
    .filter((origin) => URL.canParse(origin));
  for (const origin of listed) {
    const allowed = await allowedOrigin({[name]: value}, origin);
    hold.ok(documented.block(), allowed === origin, allowed, `a page on ${origin} asked`);
  }
  const count = value.split(',').length;
  hold.ok(documented.block(), count === listed.length, `${count} origins`, 'counted them');
});

claim('cors/listed-origins', async ({documented, otherClaim, hold}) => {
  const [name = '', value = ''] = otherClaim('cors/origin-list').block().text.split('=');
  const phrases: Record<string, string> = {'any other': 'https://other.example.com'};
  const rows = documented.rows("The page's origin", 'Access-Control-Allow-Origin');
  for (const row of rows) {
    const page = row["The page's origin"];
    const asking = phrases[page.text] ?? page.text;
    const allowed = await allowedOrigin({[name]: value}, asking);
    hold.same(row['Access-Control-Allow-Origin'], allowed, `a page on ${asking} asked`);
    const isKnown = page.text in phrases || allowed === page.text;
    hold.ok(page, isKnown, allowed, `a page on ${asking} asked`);
  }
  const last = rows.at(-1)?.["The page's origin"];
  const missing = [...value.split(','), ...Object.keys(phrases)].filter(
    (origin) => !rows.some((row) => row["The page's origin"].text === origin),
  );
  if (last) hold.ok(last, missing.length === 0, `also ${missing.join(', ')}`, 'compared');
});

claim('cors/loose-list', async ({documented, otherClaim, hold}) => {
  const [name = '', strict = ''] = otherClaim('cors/origin-list').block().text.split('=');
  for (const origin of strict.split(',')) {
    const allowed = await allowedOrigin({[name]: documented.code().text}, origin);
    hold.ok(documented.code(), allowed === origin, allowed, `a page on ${origin} asked`);
  }
  const loose = documented.code().text;
  const isLoose = loose.includes(' ,') && loose.includes(', ') && loose.endsWith(',');
  hold.ok(documented.code(), isLoose, 'a list without them', 'looked for whitespace and commas');
});

claim('cors/schemes', async ({documented, hold}) => {
  await holdSchemes(documented.codes(), 'app.example.com', hold);
});

claim('cors/app-schemes', async ({documented, hold}) => {
  const hosts: Record<string, string> = {
    tauri: 'localhost',
    capacitor: 'localhost',
    'chrome-extension': 'abcdefghijklmnopabcdefghijklmnop',
  };
  const schemes = documented.codes();
  holdAllPhrases(hold, schemes, hosts);
  for (const scheme of schemes) await holdSchemes([scheme], actionFor(hold, scheme, hosts), hold);
});

async function holdSchemes(schemes: readonly Value[], host: string, hold: Hold): Promise<void> {
  for (const scheme of schemes) {
    const origin = `${scheme.text}://${host}`;
    const allowed = await allowedOrigin({CORS_ORIGIN: origin}, origin).catch(String);
    hold.ok(scheme, allowed === origin, allowed, `set CORS_ORIGIN to ${origin}`);
  }
}

claim('cors/bad-origin', async ({documented, otherClaim, hold}) => {
  const setting = documented.code();
  const lines = await refusalAt(setting.text);
  const message = otherClaim('cors/bad-origin-message').block().text;
  hold.ok(setting, lines === message, lines || 'it starts', `set ${setting.text}`);
});

claim('cors/bad-origin-message', async ({documented, otherClaim, hold}) => {
  const setting = otherClaim('cors/bad-origin').code().text;
  hold.same(documented.block(), await refusalAt(setting), `set ${setting}`);
});

/** What a page on this origin gets in `Access-Control-Allow-Origin`; `none` where there is none. */
async function allowedOrigin(variables: Record<string, string>, asking: string): Promise<string> {
  return withKeyedServer(variables, async (server) => {
    const {headers} = await server.ask(agents, {headers: {Origin: asking}});
    return headers[allowOrigin] ?? 'none';
  });
}

/** What the server says to a setting such as `CORS_ORIGIN=app.example.com`, where it refuses it. */
async function refusalAt(setting: string): Promise<string> {
  const [name = '', value = ''] = setting.split('=');
  return (await refusalOf({variables: {[name]: value}})).join('\n');
}
