import {setTimeout as delay} from 'node:timers/promises';
import {freePort} from '../../machine/free-ports.ts';
import {withRedisEar} from '../../servers/beside/redis.ts';
import type {Launcher, StartedServer} from '../../servers/launcher.ts';
import {levelOf} from '../log-lines.ts';
import {orRefusalText} from '../refusal.ts';
import {agents, headerValue} from '../requests.ts';
import {keptFor} from '../server/trials.ts';

const headers = {Origin: 'https://app.example.com', 'X-Forwarded-For': '203.0.113.9'};
const shown = ['Access-Control-Allow-Origin', 'Vary', 'RateLimit-Limit', 'RateLimit-Policy'];

/** What a server's variables do that shows within a moment, as one text, so that two servers can be compared. */
export async function effectsOf(server: StartedServer, method = 'GET'): Promise<string> {
  const answer = await server.ask(agents, {method, headers});
  const levels = new Set((await server.log()).map(levelOf));
  return [
    new URL(server.url).hostname,
    answer.statusLine,
    ...shown.map((name) => headerValue(answer, name)),
    await keptFor(server.url),
    ...['debug', 'info', 'warn'].filter((level) => levels.has(level)),
  ].join('\n');
}

/** What a server does whose values are written so, as one text. */
export async function effectsOfValues(
  withServer: Launcher['withServer'],
  written: (value: string) => string,
): Promise<string> {
  const port = String(await freePort());
  let effects = '';
  await withRedisEar('127.0.0.1', async (redisPort, heard) => {
    const values = {
      SERVER_PORT: port,
      SERVER_HOST: 'localhost',
      LOG_LEVEL: 'debug',
      CORS_ORIGIN: 'https://app.example.com',
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      IDLE_TIMEOUT: '7',
    };
    const variables = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, written(value)]),
    );
    effects = await orRefusalText(
      withServer({variables}, async (server) => {
        // A preflight, since a Redis that says nothing would keep other requests waiting.
        const seen = await effectsOf(server, 'OPTIONS');
        const place = new URL(server.url).port === port ? 'its port' : 'another port';
        const asksRedis = await Promise.race([heard, delay(1000, false, {ref: false})]);
        return [seen, place, asksRedis ? 'asks Redis' : 'asks no Redis'].join('\n');
      }),
    );
  });
  return effects;
}
