import {setTimeout as delay} from 'node:timers/promises';
import type {Startable} from '../../claims/claim.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {freePort} from '../../machine/free-ports.ts';
import {withRedisEar} from '../../servers/beside/redis.ts';
import {connectionsKept} from '../../servers/http/connections.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {lastLine} from '../log-lines.ts';
import {refusalText} from '../refusal.ts';
import {agents, refusals, success} from '../requests.ts';
import {
  defaultsInCode,
  forwarded,
  holdsLimit,
  holdsWindow,
  keptFor,
  loggedAddress,
  loggedLevels,
  noEffect,
  timeout,
  usualHost,
  usualLimit,
  usualPort,
  usualWindow,
  type VariableMeaning,
  withVariable,
} from './trials.ts';

const anyOrigin = {headers: {Origin: 'https://app.example.com'}};

/** The variables that the server reads, in the order of its own list. */
export const variableMeanings: Readonly<Record<string, VariableMeaning>> = {
  ELIZA_SERVER_AUTH_TOKEN: {
    descriptions: {
      'The key required for authentication': async (context, variable) => {
        const key = strongKey();
        await withVariable(context, variable, key, async (server) => {
          const without = await server.ask(agents);
          const withKey = await server.ask(agents, {headers: {'X-API-KEY': key}});
          const required = refusals(context)(without) && withKey.statusLine === success(context);
          const observed = `${without.statusLine} without it, ${withKey.statusLine} with it`;
          context.hold.ok(variable, required, observed, `set ${variable.text} and asked`);
        });
      },
    },
    defaultOf: async (context) =>
      (await context.openServer.ask(agents)).statusLine === success(context)
        ? 'none (authentication disabled)'
        : 'a key',
  },
  SERVER_PORT: {
    descriptions: {
      'The port to listen on': async (context, variable) => {
        const port = await freePort();
        await withVariable(context, variable, String(port), async ({url}) => {
          const observed = new URL(url).port;
          context.hold.ok(
            variable,
            observed === String(port),
            url,
            `set ${variable.text} to ${port}`,
          );
        });
      },
    },
    defaultOf: usualPort,
  },
  SERVER_HOST: {
    descriptions: {
      'The address to listen on': async (context, variable) => {
        await withVariable(context, variable, 'localhost', async ({url}) => {
          const observed = new URL(url).hostname;
          context.hold.ok(
            variable,
            observed === 'localhost',
            url,
            `set ${variable.text} to localhost`,
          );
        });
      },
    },
    defaultOf: usualHost,
  },
  LOG_LEVEL: {
    descriptions: {
      'The lowest level that is logged: debug, info, warn, or error': async (context, variable) => {
        const {hold} = context;
        const levels = ['debug', 'info', 'warn', 'error'];
        for (const [rank, level] of levels.entries()) {
          const expected = levels.slice(rank).slice(0, -1).join(', ');
          const observed = (await loggedLevels(context, level)).join(', ');
          const asked = `set ${variable.text} to ${level}, started without a key, and asked`;
          hold.ok(variable, observed === expected, `lines at ${observed || 'no level'}`, asked);
        }
        const refusal = await refusalText(context.refusalOf, {
          variables: {[variable.text]: 'verbose'},
        });
        const listsAll = refusal.includes(levels.join(', '));
        hold.ok(variable, listsAll, refusal, `set ${variable.text} to verbose`);
      },
    },
    // Each start leaves a line at this level.
    defaultOf: async (context) => (await loggedLevels(context, ''))[0] ?? 'no level',
  },
  CORS_ORIGIN: {
    descriptions: {
      'The origins that can read responses, separated by commas': async (context, variable) => {
        const origins = ['https://app.example.com', 'https://admin.example.com'];
        await withVariable(context, variable, origins.join(','), async (server) => {
          for (const origin of origins) {
            const {headers, asked} = await server.ask(agents, {headers: {Origin: origin}});
            const allowed = headers['access-control-allow-origin'];
            const isAllowed = allowed === origin;
            context.hold.ok(variable, isAllowed, `allowed ${allowed ?? 'no origin'}`, asked);
          }
        });
      },
    },
    defaultOf: async ({openServer}) => {
      const {headers} = await openServer.ask(agents, anyOrigin);
      const {'access-control-allow-origin': allowed = 'no origin'} = headers;
      const any = allowed === '*' || allowed === anyOrigin.headers.Origin;
      const credentials = 'access-control-allow-credentials' in headers;
      return `none (${any ? 'any origin' : allowed}, ${credentials ? 'with' : 'without'} credentials)`;
    },
  },
  TRUST_PROXY: {
    descriptions: {
      'The proxies whose X-Forwarded-For is believed: addresses, subnets, or loopback, separated by commas':
        async (context, variable) => {
          for (const proxies of ['127.0.0.1', '10.0.0.1,127.0.0.0/8', 'loopback']) {
            const address = await loggedAddress(context, {[variable.text]: proxies});
            const asked = `set ${variable.text} to ${proxies}`;
            context.hold.ok(variable, address === forwarded, `logged ${address}`, asked);
          }
        },
    },
    defaultOf: async (context) => {
      const address = await loggedAddress(context, {});
      if (address === forwarded) return 'any proxy';
      return address === '127.0.0.1' ? 'none (no proxy is believed)' : `logs ${address}`;
    },
  },
  RATE_LIMIT_MAX: {
    descriptions: {
      'How many requests one client can send in a window': holdsLimit(
        (server) => server.askWithKey(agents),
        (context) => (answer) => answer.statusLine === success(context),
      ),
    },
    defaultOf: (context) => usualLimit('withKey', context),
  },
  RATE_LIMIT_WINDOW: {
    descriptions: {
      'The length of that window, in seconds': holdsWindow((server) => server.askWithKey(agents)),
    },
    defaultOf: (context) => usualWindow('withKey', context),
  },
  FAILED_ATTEMPTS_MAX: {
    descriptions: {
      'How many attempts of one client can fail in a window': holdsLimit(
        (server) => server.ask(agents),
        refusals,
      ),
    },
    defaultOf: (context) => usualLimit('without', context),
  },
  FAILED_ATTEMPTS_WINDOW: {
    descriptions: {
      'The length of that window, in seconds': holdsWindow((server) => server.ask(agents)),
    },
    defaultOf: (context) => usualWindow('without', context),
  },
  REDIS_URL: {
    descriptions: {
      'The Redis server through which several servers share their counts': async (
        context,
        variable,
      ) => {
        await withRedisEar('127.0.0.1', (port, heard) =>
          withVariable(context, variable, `redis://127.0.0.1:${port}`, async () => {
            const isHeard = await Promise.race([heard, delay(3000, false, {ref: false})]);
            context.hold.ok(variable, isHeard, 'no command of Redis', `set ${variable.text}`);
          }),
        );
      },
    },
    // A server that is told of a Redis logs whether it finds it.
    defaultOf: async ({openServer}) =>
      (await lastLine(openServer, /redis/i)) === undefined ? 'none (counted in memory)' : 'one',
  },
  HEADERS_TIMEOUT: timeout(
    'HEADERS_TIMEOUT',
    'How long a client can take to send all headers, in seconds',
    'GET / HTTP/1.1\r\nHost: localhost\r\n',
    ({headers}) => headers,
  ),
  REQUEST_TIMEOUT: timeout(
    'REQUEST_TIMEOUT',
    'How long a client can take to send a whole request, in seconds',
    'POST /api/agents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{',
    ({request}) => request,
  ),
  IDLE_TIMEOUT: {
    descriptions: {
      'How long a connection stays open after a response, in seconds': async (
        context,
        variable,
      ) => {
        await withVariable(context, variable, '7', async ({url}) => {
          const observed = await keptFor(url);
          context.hold.ok(variable, observed === '7', observed, `set ${variable.text} to 7, asked`);
        });
      },
    },
    defaultOf: ({openServer}) => keptFor(openServer.url),
  },
  CONNECTIONS_MAX: {
    descriptions: {
      'How many connections can be open at once': async (context, variable) => {
        const kept = await keptOfFive(context);
        const asked = `set ${variable.text} to 3 and opened 5`;
        context.hold.ok(variable, kept === 3, `${kept}`, asked);
      },
    },
    // Too many to open here.
    defaultOf: async (context) =>
      (await keptOfFive(context)) < 5 ? String(defaultsInCode().connections) : noEffect,
  },
};

/** How many of five connections a server keeps that is told to keep three. */
const keptOfFive = oncePerRun(({withServer}: Startable) => {
  const variables = {CONNECTIONS_MAX: '3', TRUST_PROXY: 'loopback'};
  return withServer({variables}, async ({url}) => {
    const {kept, end} = await connectionsKept(url, 5);
    end();
    return kept;
  });
});
