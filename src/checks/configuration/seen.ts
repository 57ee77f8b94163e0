import type {StartCheck} from '../../claims/claim.ts';
import {parsedJson} from '../../content/json-text.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {jsonBody, objectOfBytes} from '../json-body.ts';
import {agents, headerValue} from '../requests.ts';
import {securityHeaders} from '../security-headers/names.ts';
import type {Context} from '../server/trials.ts';

/** Whether a server reads a body of so many bytes: then it says of the request what it says of a small one. */
export async function takesBody(server: StartedServer, bytes: number): Promise<boolean> {
  const [small, large] = [objectOfBytes(20), objectOfBytes(bytes)].map(jsonBody);
  const fits = await server.ask(agents, small);
  return (await server.ask(agents, large)).statusLine === fits.statusLine;
}

/** Holds a size such as `2mb`: a body of so many bytes is read, and one with a byte more is not. */
export const holdDefaultPayload: StartCheck = async ({documented, hold, server}) => {
  const size = documented.code();
  const bytes = Number(/^(\d+)mb$/.exec(size.text)?.[1]) * 1024 * 1024;
  const [most, more] = [await takesBody(server, bytes), await takesBody(server, bytes + 1)];
  const seen = `takes ${bytes} bytes: ${most}, takes one more: ${more}`;
  hold.ok(size, most && !more, seen, `sent ${bytes} bytes and one more`);
};

/** The origins that a server with these variables allows to an origin that it has not heard of. */
export function grantedOrigins(
  {withKeyedServer}: Context,
  variables: Record<string, string>,
): Promise<{withKey: string; without: string}> {
  const question = {headers: {Origin: 'https://other.example.com'}};
  const granted = 'Access-Control-Allow-Origin';
  return withKeyedServer(variables, async (server) => ({
    withKey: headerValue(await server.askWithKey(agents, question), granted),
    without: headerValue(await server.ask(agents, question), granted),
  }));
}

/** Whether the log has the line of a failed attempt as JSON. */
export function attemptIsJson(
  {withKeyedServer}: Context,
  variables: Record<string, string>,
): Promise<boolean> {
  return withKeyedServer(variables, async (server) => {
    await server.ask(agents);
    const line = (await server.log()).findLast((one) => /unauthorized/i.test(one)) ?? '';
    return typeof Object(parsedJson(line)).msg === 'string';
  });
}

/** The version that a server with these variables shows of itself. */
export function shownVersion(
  {withKeyedServer}: Context,
  variables: Record<string, string>,
): Promise<string> {
  return withKeyedServer(variables, async (server) => {
    const {body} = await server.askWithKey('/api/server/health');
    return String(Object(parsedJson(body)).version ?? body);
  });
}

/** What a server with these variables sends at `/` and without the key. */
export function responsesWith({withKeyedServer}: Context, variables: Record<string, string>) {
  return withKeyedServer(variables, async ({ask}) => {
    const answers = [await ask('/'), await ask(agents)];
    return {
      home: answers[0]?.statusLine ?? '',
      secured: answers.every(({headers}) => 'strict-transport-security' in headers),
      headers: answers.map(securityHeaders).join('\n'),
    };
  });
}
