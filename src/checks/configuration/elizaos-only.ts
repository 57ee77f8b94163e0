import {randomUUID} from 'node:crypto';
import {releaseClaim} from '../../claims/claim.ts';
import {actionFor} from '../../claims/phrase.ts';
import {parsedJson} from '../../content/json-text.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {reportedHost, reportOf} from '../compatibility/error-report.ts';
import {refusalOfProgram, starts} from '../refusal.ts';
import {agents, success} from '../requests.ts';
import type {Context} from '../server/trials.ts';
import {
  attemptIsJson,
  grantedOrigins,
  holdDefaultPayload,
  responsesWith,
  shownVersion,
  takesBody,
} from './seen.ts';

/** Whether what the page says of a variable is so, and what was seen. */
type Trial = (context: Context) => Promise<readonly [isSo: boolean, seen: string]>;

/** What a page may say that a variable of ElizaOS does, by the claim. */
const trials: Readonly<Record<string, Readonly<Record<string, Trial>>>> = {
  'reference/configuration/server-api-key': {
    'the key that a client of Socket.IO sends in auth.apiKey': async ({withKeyedServer}) => {
      const key = strongKey();
      const entityId = randomUUID();
      return withKeyedServer({SERVER_API_KEY: key}, async (server) => {
        const without = await connectSocket(server, {entityId});
        const withKey = await connectSocket(server, {entityId, apiKey: key});
        const isSo = without.startsWith('44') && withKey.startsWith('40');
        return [isSo, `${without} without it, ${withKey} with it`];
      });
    },
  },
  'reference/configuration/sentry-dsn': {
    'the address that errors of the API are reported to': async ({withKeyedServer}) => {
      const {report} = await reportOf(withKeyedServer, (host) => ({
        SENTRY_DSN: `http://public@${host}/1`,
      }));
      return [report !== '', report === '' ? 'no report' : 'a report'];
    },
  },
  'reference/configuration/express-max-payload': {
    'The largest JSON body': async ({withKeyedServer}) =>
      withKeyedServer({EXPRESS_MAX_PAYLOAD: '1kb'}, async (server) => {
        const [most, more] = [await takesBody(server, 1024), await takesBody(server, 1025)];
        return [most && !more, `takes 1024 bytes: ${most}, takes 1025 bytes: ${more}`];
      }),
  },
  'reference/configuration/eliza-ui-enable': {
    'Off with false: the web interface': async (context) =>
      context.withKeyedServer({ELIZA_UI_ENABLE: 'false'}, async ({ask}) => {
        const {statusLine} = await ask('/');
        return [statusLine !== success(context), statusLine];
      }),
  },
  'reference/configuration/enable-data-isolation': {
    'On with true: data isolation. Without PostgreSQL, the server then does not start': async ({
      withProgram,
    }) => {
      const variables = {ENABLE_DATA_ISOLATION: 'true'};
      const said = await withProgram({variables}, refusalOfProgram);
      return [said.includes('PostgreSQL'), said === starts ? starts : said];
    },
  },
  'reference/configuration/api-cors-origin': {
    'The origin that is allowed in responses to requests with the key, in place of CORS_ORIGIN':
      async (context) => {
        const [own, other] = ['https://app.example.com', 'https://admin.example.com'];
        const variables = {API_CORS_ORIGIN: own, CORS_ORIGIN: other};
        const {withKey, without} = await grantedOrigins(context, variables);
        return [withKey === own && without === other, `${withKey} with it, ${without} without`];
      },
  },
  'reference/configuration/log-json-format': {
    'JSON with true: the lines of the log': async (context) => {
      const isJson = await attemptIsJson(context, {LOG_JSON_FORMAT: 'true'});
      return [isJson, isJson ? 'JSON' : 'no JSON with the attempt'];
    },
  },
  'reference/configuration/app-version': {
    'The version in the response of /api/server/health': async (context) => {
      const seen = await shownVersion(context, {APP_VERSION: '1.2.3'});
      return [seen === '1.2.3', seen];
    },
  },
  'reference/configuration/node-env-before': {
    'production turns the web interface off, and adds Strict-Transport-Security to each response':
      async (context) => {
        const {home, secured} = await responsesWith(context, {NODE_ENV: 'production'});
        const usual = await responsesWith(context, {});
        const isSo = home !== success(context) && secured && !usual.secured;
        return [isSo, `${home}, ${secured ? 'with' : 'without'} the header`];
      },
  },
  'reference/configuration/node-env': {
    'production changes neither the web interface nor the headers': async (context) => {
      const set = await responsesWith(context, {NODE_ENV: 'production'});
      const usual = await responsesWith(context, {});
      return [JSON.stringify(set) === JSON.stringify(usual), `${set.home}, ${set.headers}`];
    },
  },
};

for (const [id, phrases] of Object.entries(trials)) {
  releaseClaim(id, async (context) => {
    const {documented, hold} = context;
    const says = documented.text();
    const [isSo, seen] = await actionFor(hold, says, phrases)(context);
    hold.ok(says, isSo, seen, 'started it with the variable and without');
  });
}

/** What a server does without a variable, as the page puts it. */
const defaults: Readonly<Record<string, (context: Context) => Promise<string>>> = {
  async 'reference/configuration/server-api-key-default'({server}) {
    const packet = await connectSocket(server);
    return packet.startsWith('40') ? 'none (no key needed)' : packet;
  },
  async 'reference/configuration/eliza-ui-enable-default'(context) {
    const {statusLine} = await context.server.ask('/');
    return statusLine === success(context) ? 'on' : 'off';
  },
  async 'reference/configuration/enable-data-isolation-default'({server}) {
    const {body} = await server.askWithKey('/api/system/config');
    return Object(Object(parsedJson(body)).data).requiresAuth === false ? 'off' : body;
  },
  async 'reference/configuration/api-cors-origin-default'(context) {
    const other = 'https://admin.example.com';
    const {withKey} = await grantedOrigins(context, {CORS_ORIGIN: other});
    return withKey === other ? 'none (CORS_ORIGIN)' : withKey;
  },
  'reference/configuration/log-json-format-default': async (context) =>
    (await attemptIsJson(context, {})) ? 'JSON' : 'plain text',
  'reference/configuration/app-version-default': (context) => shownVersion(context, {}),
  async 'reference/configuration/node-env-default'({server}) {
    const {body} = await server.askWithKey('/api/system/version');
    return String(Object(parsedJson(body)).environment ?? body);
  },
};

for (const [id, defaultOf] of Object.entries(defaults)) {
  releaseClaim(id, async (context) => {
    const {documented, hold} = context;
    hold.same(documented.text(), await defaultOf(context), `started it without, GET ${agents}`);
  });
}

releaseClaim('reference/configuration/express-max-payload-default', holdDefaultPayload);

releaseClaim('reference/configuration/sentry-dsn-default', async (context) => {
  const {documented, hold} = context;
  const domain = documented.code();
  const host = await reportedHost(context.withKeyedServer, 'SENTRY_DSN');
  const isThere = host === domain.text || host.endsWith(`.${domain.text}`);
  hold.ok(
    domain,
    isThere,
    host,
    'caused an error without SENTRY_DSN, behind a proxy that lets nothing through',
  );
});
