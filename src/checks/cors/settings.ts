import {releaseClaim, startClaim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import {actionFor, holdAllPhrases, holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import type {Launcher} from '../../servers/launcher.ts';
import {untilLimited} from '../beyond-limit.ts';
import {orRefusalText, refusalText} from '../refusal.ts';
import {agents, headerLine, success} from '../requests.ts';

const claim = startClaim('It starts the server with other settings.');

const origin = 'https://app.example.com';
const allowOrigin = 'access-control-allow-origin';

claim('fix/cors-errors/carrying', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({RATE_LIMIT_MAX: '2'}, async (server) => {
    const question = {headers: {Origin: origin}};
    const answers = [
      await server.askWithKey(agents, question),
      await server.ask(agents, {...question, method: 'OPTIONS'}),
      await server.askWithKey('/api/unknown', question),
      await server.ask(agents, question),
      await untilLimited(() => server.askWithKey(agents, question)),
    ];
    hold.list(
      documented.codes(),
      answers.map(({statusLine, headers}) =>
        headers[allowOrigin] === undefined ? `${statusLine}, without it` : statusLine,
      ),
      'asked in five ways, and looked for Access-Control-Allow-Origin',
    );
  });
});

claim('fix/cors-errors/vary', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const [name = '', value = ''] = otherClaim('fix/cors-errors/origin-list').block().text.split('=');
  await withKeyedServer({[name]: value}, async (server) => {
    for (const headers of [{Origin: value.split(',')[0] ?? ''}, {Origin: origin}, {}]) {
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await server.ask(agents, {method, headers});
        const line = headerLine('Vary', answer.headers.vary);
        hold.same(documented.code(), line, answer.asked);
        const credentials = answer.headers['access-control-allow-credentials'];
        const allowed = headerLine('Access-Control-Allow-Credentials', credentials);
        hold.ok(documented.code(), credentials === undefined, allowed, answer.asked);
      }
    }
  });
});

claim('fix/cors-errors/origin-list', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const [name = '', value = ''] = documented.block().text.split('=');
  const listed = otherClaim('fix/cors-errors/listed-origins')
    .rows("The page's origin", 'Access-Control-Allow-Origin')
    .map((row) => row["The page's origin"].text)
    .filter((origin) => URL.canParse(origin));
  const seen = await allowedOrigins(withKeyedServer, {[name]: value}, listed);
  for (const [origin, allowed] of seen) {
    hold.ok(documented.block(), allowed === origin, allowed, `a page on ${origin} asked`);
  }
  const count = value.split(',').length;
  hold.ok(documented.block(), count === listed.length, `${count} origins`, 'counted them');
});

claim('fix/cors-errors/listed-origins', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const [name = '', value = ''] = otherClaim('fix/cors-errors/origin-list').block().text.split('=');
  const phrases: Record<string, string> = {'any other': 'https://other.example.com'};
  const rows = documented.rows("The page's origin", 'Access-Control-Allow-Origin');
  const asking = rows.map(({"The page's origin": {text}}) => phrases[text] ?? text);
  const seen = await allowedOrigins(withKeyedServer, {[name]: value}, asking);
  for (const [place, row] of rows.entries()) {
    const page = row["The page's origin"];
    const [origin, allowed] = seen[place] ?? [page.text, 'nothing'];
    hold.same(row['Access-Control-Allow-Origin'], allowed, `a page on ${origin} asked`);
    const isKnown = page.text in phrases || allowed === page.text;
    hold.ok(page, isKnown, allowed, `a page on ${origin} asked`);
  }
  const last = rows.at(-1)?.["The page's origin"];
  const missing = [...value.split(','), ...Object.keys(phrases)].filter(
    (origin) => !rows.some((row) => row["The page's origin"].text === origin),
  );
  if (last) hold.ok(last, missing.length === 0, `also ${missing.join(', ')}`, 'compared');
});

claim('fix/cors-errors/loose-list', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const [name = '', strict = ''] = otherClaim('fix/cors-errors/origin-list')
    .block()
    .text.split('=');
  const loose = documented.code().text;
  const seen = await allowedOrigins(withKeyedServer, {[name]: loose}, strict.split(','));
  for (const [origin, allowed] of seen) {
    hold.ok(documented.code(), allowed === origin, allowed, `a page on ${origin} asked`);
  }
  const isLoose = loose.includes(' ,') && loose.includes(', ') && loose.endsWith(',');
  hold.ok(documented.code(), isLoose, 'a list without them', 'looked for whitespace and commas');
});

claim('fix/cors-errors/schemes', async ({documented, hold, withKeyedServer}) => {
  await holdSchemes(documented.codes(), 'app.example.com', hold, withKeyedServer);
});

claim('fix/cors-errors/app-schemes', async ({documented, hold, withKeyedServer}) => {
  const hosts: Record<string, string> = {
    tauri: 'localhost',
    capacitor: 'localhost',
    'chrome-extension': 'abcdefghijklmnopabcdefghijklmnop',
  };
  const schemes = documented.codes();
  holdAllPhrases(hold, schemes, hosts);
  for (const scheme of schemes) {
    await holdSchemes([scheme], actionFor(hold, scheme, hosts), hold, withKeyedServer);
  }
});

async function holdSchemes(
  schemes: readonly Value[],
  host: string,
  hold: Hold,
  withKeyedServer: Launcher['withKeyedServer'],
): Promise<void> {
  for (const scheme of schemes) {
    const origin = `${scheme.text}://${host}`;
    const variables = {CORS_ORIGIN: origin};
    const seen = await orRefusalText(allowedOrigins(withKeyedServer, variables, [origin]));
    const allowed = typeof seen === 'string' ? seen : (seen[0]?.[1] ?? 'nothing');
    hold.ok(scheme, allowed === origin, allowed, `set CORS_ORIGIN to ${origin}`);
  }
}

claim('fix/cors-errors/slash', async ({documented, hold, withKeyedServer}) => {
  const end = documented.code();
  const variables = {CORS_ORIGIN: `${origin}${end.text}`};
  const seen = await orRefusalText(allowedOrigins(withKeyedServer, variables, [origin]));
  const allowed = typeof seen === 'string' ? 'none' : (seen[0]?.[1] ?? 'none');
  hold.ok(end, allowed !== origin, allowed, `set CORS_ORIGIN to ${variables.CORS_ORIGIN}`);
});

claim('fix/cors-errors/no-access-control', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  const variable = documented.code();
  await withKeyedServer({[variable.text]: 'https://other.example.com'}, async (server) => {
    const answer = await server.askWithKey(agents, {headers: {Origin: origin}});
    const isWhole = answer.statusLine === success(context) && answer.body.includes('"agents"');
    const asked = `${answer.asked}, with another origin in ${variable.text}`;
    hold.ok(variable, isWhole, answer.statusLine, asked);
    const known = {[`gets the response whatever ${variable.text} says`]: isWhole};
    holdPhrase(hold, documented.text(), known, answer.statusLine, asked);
  });
});

releaseClaim('fix/cors-errors/whole-list', async ({documented, hold, ...context}) => {
  const list = context.otherClaim('fix/cors-errors/origin-list').block().text;
  const [name = '', value = ''] = list.split('=');
  const origins = value.split(',');
  const seen = await allowedOrigins(context.withKeyedServer, {[name]: value}, origins);
  for (const [one, allowed] of seen) {
    const seen = allowed === value ? 'sends the list as it is' : `sends ${allowed}`;
    hold.same(documented.text(), seen, `a page on ${one} asked`);
  }
});

claim('fix/cors-errors/bad-origin', async ({documented, otherClaim, hold, refusalOf}) => {
  const setting = documented.code();
  const said = await refusalAt(refusalOf, setting.text);
  const message = otherClaim('fix/cors-errors/bad-origin-message').block().text;
  hold.ok(setting, said === message, said, `set ${setting.text}`);
});

claim('fix/cors-errors/bad-origin-message', async ({documented, otherClaim, hold, refusalOf}) => {
  const setting = otherClaim('fix/cors-errors/bad-origin').code().text;
  hold.same(documented.block(), await refusalAt(refusalOf, setting), `set ${setting}`);
});

/** What pages on these origins get in `Access-Control-Allow-Origin`, each beside its origin; `none` where there is none. */
function allowedOrigins(
  withKeyedServer: Launcher['withKeyedServer'],
  variables: Record<string, string>,
  origins: readonly string[],
): Promise<(readonly [origin: string, allowed: string])[]> {
  return withKeyedServer(variables, async (server) => {
    const seen: (readonly [string, string])[] = [];
    for (const origin of origins) {
      const {headers} = await server.ask(agents, {headers: {Origin: origin}});
      seen.push([origin, headers[allowOrigin] ?? 'none']);
    }
    return seen;
  });
}

/** What the server says to a setting such as `CORS_ORIGIN=app.example.com`, where it refuses it. */
function refusalAt(refusalOf: Launcher['refusalOf'], setting: string): Promise<string> {
  const [name = '', value = ''] = setting.split('=');
  return refusalText(refusalOf, {variables: {[name]: value}});
}
