import {readConfig} from '../../../examples/server/config.ts';
import type {WhiteBox} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import type {Value} from '../../content/claim/claim.ts';
import {freePort} from '../../machine/free-ports.ts';
import {withRedisEar} from '../../servers/beside/redis.ts';
import {connectionsKept} from '../../servers/http/connections.ts';
import type {Answer} from '../../servers/http/http.ts';
import {sendRaw} from '../../servers/http/raw.ts';
import {
  type ReferenceServer,
  refusalOf,
  withKeyedServer,
  withReferenceServer,
} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, refusals, success} from '../requests.ts';

type Context = CheckContext & WhiteBox;
type Action = (context: Context, variable: Value) => Promise<void>;

/** What a variable of the server means: each description that a page may give, and how to try it. */
interface VariableMeaning {
  descriptions: Readonly<Record<string, Action>>;
  /** The default as the page puts it, out of what the server does without the variable. */
  defaultOf(context: Context): Promise<string>;
}

const anyOrigin = {headers: {Origin: 'https://app.example.com'}};
const forwarded = '203.0.113.9';

/** The variables that the server reads, in the order of its own list. */
export const variableMeanings: Readonly<Record<string, VariableMeaning>> = {
  ELIZA_SERVER_AUTH_TOKEN: {
    descriptions: {
      'The key required for authentication': async (context, variable) => {
        const key = strongKey();
        await withVariable(variable, key, async (server) => {
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
      'The port to listen on': async ({hold}, variable) => {
        const port = await freePort();
        await withVariable(variable, String(port), async ({url}) => {
          const observed = new URL(url).port;
          hold.ok(variable, observed === String(port), url, `set ${variable.text} to ${port}`);
        });
      },
    },
    defaultOf: async () => String(defaults().port),
  },
  SERVER_HOST: {
    descriptions: {
      'The address to listen on': async ({hold}, variable) => {
        await withVariable(variable, 'localhost', async ({url}) => {
          const observed = new URL(url).hostname;
          hold.ok(variable, observed === 'localhost', url, `set ${variable.text} to localhost`);
        });
      },
    },
    defaultOf: async ({server}) => new URL(server.url).hostname,
  },
  LOG_LEVEL: {
    descriptions: {
      'The lowest level that is logged: debug, info, warn or error': async ({hold}, variable) => {
        const levels = ['debug', 'info', 'warn', 'error'];
        for (const [rank, level] of levels.entries()) {
          const expected = levels.slice(rank).slice(0, -1).join(', ');
          const observed = await loggedLevels(variable, level);
          const asked = `set ${variable.text} to ${level}, started without a key, and asked`;
          hold.ok(variable, observed === expected, `lines at ${observed || 'no level'}`, asked);
        }
        const [refusal = ''] = await refusalOf({variables: {[variable.text]: 'verbose'}});
        const listsAll = refusal.includes(levels.join(', '));
        hold.ok(variable, listsAll, refusal, `set ${variable.text} to verbose`);
      },
    },
    defaultOf: async () => defaults().logLevel,
  },
  CORS_ORIGIN: {
    descriptions: {
      'The origins that may read answers, separated by commas': async ({hold}, variable) => {
        const origins = ['https://app.example.com', 'https://admin.example.com'];
        await withVariable(variable, origins.join(','), async (server) => {
          for (const origin of origins) {
            const {headers, asked} = await server.ask(agents, {headers: {Origin: origin}});
            const allowed = headers['access-control-allow-origin'];
            hold.ok(variable, allowed === origin, `allowed ${String(allowed)}`, asked);
          }
        });
      },
    },
    defaultOf: async ({openServer}) => {
      const {headers} = await openServer.ask(agents, anyOrigin);
      const any = headers['access-control-allow-origin'] === '*';
      const credentials = 'access-control-allow-credentials' in headers;
      return any && !credentials ? 'none (any origin, without credentials)' : 'some origins';
    },
  },
  TRUST_PROXY: {
    descriptions: {
      'The proxies whose X-Forwarded-For is believed: addresses, subnets or loopback, separated by commas':
        async ({hold}, variable) => {
          for (const proxies of ['127.0.0.1', '10.0.0.1,127.0.0.0/8', 'loopback']) {
            const address = await loggedAddress({[variable.text]: proxies});
            const asked = `set ${variable.text} to ${proxies}`;
            hold.ok(variable, address === forwarded, `logged ${address}`, asked);
          }
        },
    },
    defaultOf: async () =>
      (await loggedAddress({})) === forwarded ? 'any proxy' : 'none (no proxy is believed)',
  },
  RATE_LIMIT_MAX: {
    descriptions: {
      'How many requests of one client are answered in a window': holdsLimit(
        (server) => server.askWithKey(agents),
        (context) => (answer) => answer.statusLine === success(context),
      ),
    },
    defaultOf: async () => String(defaults().requestLimit.max),
  },
  RATE_LIMIT_WINDOW: {
    descriptions: {
      'The length of that window, in seconds': holdsWindow((server) => server.askWithKey(agents)),
    },
    defaultOf: async () => String(defaults().requestLimit.window),
  },
  FAILED_ATTEMPTS_MAX: {
    descriptions: {
      'How many attempts of one client may fail in a window': holdsLimit(
        (server) => server.ask(agents),
        refusals,
      ),
    },
    defaultOf: async () => String(defaults().failureLimit.max),
  },
  FAILED_ATTEMPTS_WINDOW: {
    descriptions: {
      'The length of that window, in seconds': holdsWindow((server) => server.ask(agents)),
    },
    defaultOf: async () => String(defaults().failureLimit.window),
  },
  REDIS_URL: {
    descriptions: {
      'The Redis server through which several servers share their counts': async (
        {hold},
        variable,
      ) => {
        await withRedisEar('127.0.0.1', (port, heard) =>
          withVariable(variable, `redis://127.0.0.1:${port}`, async () => {
            hold.ok(variable, await heard, 'no command of Redis', `set ${variable.text}`);
          }),
        );
      },
    },
    defaultOf: async () => (defaults().redisUrl === undefined ? 'none (counted in memory)' : 'one'),
  },
  HEADERS_TIMEOUT: {
    descriptions: {
      'How long a client may take to send all headers, in seconds': holdsTimeout(
        'GET / HTTP/1.1\r\nHost: localhost\r\n',
      ),
    },
    defaultOf: async () => String(defaults().timeouts.headers),
  },
  REQUEST_TIMEOUT: {
    descriptions: {
      'How long a client may take to send a whole request, in seconds': holdsTimeout(
        'POST /api/agents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n{',
      ),
    },
    defaultOf: async () => String(defaults().timeouts.request),
  },
  IDLE_TIMEOUT: {
    descriptions: {
      'How long a connection stays open after an answer, in seconds': async ({hold}, variable) => {
        await withVariable(variable, '7', async ({url}) => {
          const head = await sendRaw(url, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
          const stays = /^keep-alive: timeout=7\r?$/im.test(head);
          hold.ok(variable, stays, head, `set ${variable.text} to 7 and asked`);
        });
      },
    },
    defaultOf: async () => String(defaults().timeouts.idle),
  },
  CONNECTIONS_MAX: {
    descriptions: {
      'How many connections may be open at once': async ({hold}, variable) => {
        const variables = {[variable.text]: '3', TRUST_PROXY: 'loopback'};
        await withReferenceServer({variables}, async ({url}) => {
          const {kept, end} = await connectionsKept(url, 5);
          hold.ok(variable, kept === 3, `${kept}`, `set ${variable.text} to 3 and opened 5`);
          end();
        });
      },
    },
    defaultOf: async () => String(defaults().connections),
  },
};

/** Holds that of three answers where the limit is two, the third is another one than what counts. */
function holdsLimit(
  ask: (server: ReferenceServer) => Promise<Answer>,
  counted: (context: Context) => (answer: Answer) => boolean,
): Action {
  return async (context, variable) => {
    await withKeyedServer({[variable.text]: '2'}, async (server) => {
      const answers = [await ask(server), await ask(server), await ask(server)];
      const isLimited = answers.map(counted(context)).join() === 'true,true,false';
      const observed = answers.map(({statusLine}) => statusLine).join(', ');
      context.hold.ok(variable, isLimited, observed, `set ${variable.text} to 2, did it 3 times`);
    });
  };
}

/** Holds that the first answer of a window says how long it is. */
function holdsWindow(ask: (server: ReferenceServer) => Promise<Answer>): Action {
  return async ({hold}, variable) => {
    await withKeyedServer({[variable.text]: '7'}, async (server) => {
      const {headers, asked} = await ask(server);
      const left = headers['ratelimit-reset'];
      hold.ok(variable, left === '7', `RateLimit-Reset: ${left}`, asked);
    });
  };
}

/** Holds that a client that sends only so much is refused once the time is over. */
function holdsTimeout(part: string): Action {
  return async ({hold}, variable) => {
    await withVariable(variable, '1', async ({url}) => {
      const answer = await sendRaw(url, part);
      const isRefused = answer.startsWith('HTTP/1.1 408 ');
      const asked = `set ${variable.text} to 1 and sent a part of a request`;
      hold.ok(variable, isRefused, answer || 'no answer within 5 seconds', asked);
    });
  };
}

function withVariable(
  variable: Value,
  value: string,
  task: (server: ReferenceServer) => Promise<void>,
): Promise<void> {
  return withReferenceServer({variables: {[variable.text]: value}}, task);
}

function defaults() {
  const result = readConfig({});
  if (!result.ok) throw new Error('The server refuses its own defaults.');
  return result.config;
}

/** The levels of the lines that one start without a key and one request leave. */
async function loggedLevels(variable: Value, level: string): Promise<string> {
  return withReferenceServer({variables: {[variable.text]: level}}, async (server) => {
    await server.ask(agents);
    await server.stop();
    const levels = server.log().map((line) => /\] (\w+):/.exec(line)?.[1]?.toLowerCase() ?? '');
    return ['debug', 'info', 'warn', 'error'].filter((one) => levels.includes(one)).join(', ');
  });
}

async function loggedAddress(variables: Record<string, string>): Promise<string> {
  return withKeyedServer(variables, async (server) => {
    await server.ask(agents, {headers: {'X-Forwarded-For': forwarded}});
    const warning = server.log().find((line) => line.includes('WARN'));
    return warning?.split(' ').at(-1) ?? 'nothing';
  });
}
