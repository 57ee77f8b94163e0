import {readConfig, type Timeouts} from '../../../examples/server/config.ts';
import type {Startable} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {oncePerRun} from '../../claims/once-per-run.ts';
import type {Value} from '../../content/claim/claim.ts';
import type {Answer} from '../../servers/http/http.ts';
import {rawRequest, sendRaw} from '../../servers/http/raw.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {lastLoggedAddress, levelOf} from '../log-lines.ts';
import {orRefusalText} from '../refusal.ts';
import {agents, headerLine, headerValue} from '../requests.ts';

export type Context = CheckContext & Startable;
export type Action = (context: Context, variable: Value) => Promise<void>;

/** What a variable of the server means: each description that a page may give, and how to try it. */
export interface VariableMeaning {
  descriptions: Readonly<Record<string, Action>>;
  /** The default as the page puts it, out of what the server does without the variable. */
  defaultOf(context: Context): Promise<string>;
}

/** An address that a client forges. */
export const forwarded = '203.0.113.9';

/** What a server without settings beside its key answers to requests with the key and without. */
const usualAnswers = oncePerRun(({withKeyedServer}: Startable) =>
  withKeyedServer({}, async (server) => ({
    withKey: await server.askWithKey(agents),
    without: await server.ask(agents),
  })),
);

/** How many requests a client may send, or how often it may fail, as the server tells it. */
export async function usualLimit(of: 'withKey' | 'without', context: Context): Promise<string> {
  return headerValue((await usualAnswers(context))[of], 'RateLimit-Limit');
}

/** How long the window of that limit is, in seconds. */
export async function usualWindow(of: 'withKey' | 'without', context: Context): Promise<string> {
  const policy = headerValue((await usualAnswers(context))[of], 'RateLimit-Policy');
  return /;w=(\d+)/.exec(policy)?.[1] ?? policy;
}

/** The port that a server takes which is told none. Where another program has it, the server says which one that is. */
export async function usualPort({withServer}: Context): Promise<string> {
  const inUse = /^.*in use.*$/im;
  let port = '';
  const said = await orRefusalText(
    withServer({variables: {SERVER_PORT: ''}}, async (server) => {
      port = new URL(server.url).port;
      return (await server.log()).join('\n');
    }),
  );
  // Older releases end with the error of Node.js, which has the port behind the address.
  const [, taken] = /(?:port\D*|:)(\d+)/i.exec(inUse.exec(said)?.[0] ?? '') ?? [];
  return taken ?? (port || said);
}

/** Where a server listens that is told nothing: at one address, or at every one, and so at another of the loopback. */
export function usualHost({withServer}: Context): Promise<string> {
  return withServer({variables: {SERVER_HOST: ''}}, async ({url, address}) => {
    const {port} = new URL(url);
    const elsewhere = await sendRaw(`http://127.0.0.2:${port}`, rawRequest('GET', '/healthz'));
    return elsewhere === '' ? address : '0.0.0.0';
  });
}

/** Holds that of three answers where the limit is two, the third is another one than what counts. */
export function holdsLimit(
  ask: (server: StartedServer) => Promise<Answer>,
  counted: (context: Context) => (answer: Answer) => boolean,
): Action {
  return async (context, variable) => {
    await context.withKeyedServer({[variable.text]: '2'}, async (server) => {
      const answers = [await ask(server), await ask(server), await ask(server)];
      const isLimited = answers.map(counted(context)).join() === 'true,true,false';
      const observed = answers.map(({statusLine}) => statusLine).join(', ');
      context.hold.ok(variable, isLimited, observed, `set ${variable.text} to 2, did it 3 times`);
    });
  };
}

/** Holds that the first answer of a window says how long it is. */
export function holdsWindow(ask: (server: StartedServer) => Promise<Answer>): Action {
  return async ({hold, withKeyedServer}, variable) => {
    // With a key that no other server has, it is one whose window has not begun.
    const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey(), [variable.text]: '7'};
    await withKeyedServer(variables, async (server) => {
      const {headers, asked} = await ask(server);
      const left = headers['ratelimit-reset'];
      hold.ok(variable, left === '7', headerLine('RateLimit-Reset', left), asked);
    });
  };
}

/**
 * How long a client may take for a part of a request. The default takes as long to see: where the variable has its
 * effect, the default is read in the code.
 */
export function timeout(
  name: string,
  description: string,
  part: string,
  read: (timeouts: Timeouts) => number,
): VariableMeaning {
  const answerOf = oncePerRun(({withServer}: Startable) =>
    withServer({variables: {[name]: '1'}}, ({url}) => sendRaw(url, part)),
  );
  const isRefused = (answer: string) => answer.startsWith('HTTP/1.1 408 ');
  return {
    descriptions: {
      [description]: async (context, variable) => {
        const answer = await answerOf(context);
        const observed = answer || 'no answer within 5 seconds';
        const asked = `set ${variable.text} to 1 and sent a part of a request`;
        context.hold.ok(variable, isRefused(answer), observed, asked);
      },
    },
    defaultOf: async (context) =>
      isRefused(await answerOf(context)) ? String(read(defaultsInCode().timeouts)) : noEffect,
  };
}

/** What is seen of the default of a variable that the server does not heed. */
export const noEffect = 'none: the variable has no effect';

/** What the code of the reference server has in place of variables that are not set. */
export function defaultsInCode() {
  const result = readConfig({});
  if (!result.ok) throw new Error('The server refuses its own defaults.');
  return result.config;
}

/** Gives a task a server that has one variable. */
export function withVariable<Result>(
  {withServer}: Context,
  variable: Value,
  value: string,
  task: (server: StartedServer) => Promise<Result>,
): Promise<Result> {
  return withServer({variables: {[variable.text]: value}}, task);
}

/** The levels of the lines that one start without a key and one request leave, from the lowest on. */
export function loggedLevels({withServer}: Context, level: string): Promise<string[]> {
  return withServer({variables: {LOG_LEVEL: level}}, async (server) => {
    await server.ask(agents);
    // Another request, since the line about one may come after its answer.
    await server.ask(agents);
    const levels = (await server.log()).map(levelOf);
    return ['debug', 'info', 'warn', 'error'].filter((one) => levels.includes(one));
  });
}

/** The address that is logged for a client that claims to have another one. */
export function loggedAddress(
  {withKeyedServer}: Context,
  variables: Record<string, string>,
): Promise<string> {
  return withKeyedServer(variables, async (server) => {
    await server.ask(agents, {headers: {'X-Forwarded-For': forwarded}});
    return lastLoggedAddress(server);
  });
}

/** How long the server says that it keeps a connection after an answer, in seconds. */
export async function keptFor(url: string): Promise<string> {
  const head = await sendRaw(url, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return /^keep-alive: timeout=(\d+)\r?$/im.exec(head)?.[1] ?? 'no Keep-Alive';
}
