import type {StartCheck} from '../../claims/claim.ts';
import type {Answer} from '../../servers/http/http.ts';
import type {Launcher} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {headerValue} from '../requests.ts';

/** Holds a path of a health check and the status of its response, which is JSON. */
export const holdHealth: StartCheck = async ({documented, hold, server}) => {
  const [path, status] = documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const answer = await server.ask(path.text);
  const isJson = headerValue(answer, 'Content-Type').startsWith('application/json');
  hold.ok(path, isJson, headerValue(answer, 'Content-Type'), answer.asked);
  hold.same(status, answer.statusLine, answer.asked);
  hold.ok(documented.text(), isJson, answer.body.slice(0, 40), answer.asked);
};

/** Holds the address that a release listens on without `SERVER_HOST`. */
export const holdAddress: StartCheck = async ({documented, hold, server}) => {
  hold.same(documented.code(), server.address, 'started it without SERVER_HOST');
};

/** Holds a setting of the address to listen on: a release that has it listens there. */
export const holdOwnAddress: StartCheck = async ({documented, hold, withKeyedServer}) => {
  const setting = documented.code();
  const [name = '', value = ''] = setting.text.split('=');
  await withKeyedServer({[name]: value}, async ({address}) => {
    hold.same(setting, `${name}=${address}`, `started it with ${setting.text}`);
  });
};

/** What the holder of the key reads of the file of variables, which has the key and another secret. */
export async function readEnvFile(
  path: string,
  withServer: Launcher['withServer'],
): Promise<{answer: Answer; isWhole: boolean; seen: string}> {
  const key = strongKey();
  const secret = strongKey();
  const envFile = `ELIZA_SERVER_AUTH_TOKEN=${key}\nOPENAI_API_KEY=${secret}\n`;
  return withServer({envFile}, async (server) => {
    const answer = await server.ask(path, {headers: {'X-API-KEY': key}});
    const isWhole = answer.body.includes(key) && answer.body.includes(secret);
    return {answer, isWhole, seen: isWhole ? 'the whole file' : 'not the whole file'};
  });
}
