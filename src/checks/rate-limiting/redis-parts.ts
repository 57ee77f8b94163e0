import {readConfig} from '../../../examples/server/config.ts';
import {redisOptions} from '../../../examples/server/redis-url.ts';
import {whiteBoxClaim} from '../../claims/claim.ts';

const ofReference = whiteBoxClaim('It takes the code of the reference server.');

const none = 'none';

ofReference('reference-server/limits-and-redis/redis-parts', async ({documented, hold}) => {
  const rows = documented.rows('URL', 'Connection', 'User, password', 'Database');
  for (const {URL: url, ...documentedParts} of rows) {
    const {ok} = readConfig({REDIS_URL: url.text});
    hold.ok(url, ok, 'the server does not start', `set REDIS_URL to ${url.text}`);
    const {socket, username = none, password = none, database} = redisOptions(url.text);
    const parts = {
      Connection: `${socket.host}, port ${socket.port}${socket.tls ? ', by TLS' : ''}`,
      'User, password': `${username}, ${password}`,
      Database: String(database),
    };
    for (const [name, value] of Object.entries(documentedParts)) {
      hold.same(value, parts[name as keyof typeof parts], `took ${name} from ${url.text}`);
    }
  }
});
