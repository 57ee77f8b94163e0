import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {codeOf, first, inFolder, printed} from '../code-of-page.ts';
import {linesDuring} from '../log-lines.ts';
import {agents} from '../requests.ts';

const claim = startClaim('It reads the log of the server.');
const ofReference = whiteBoxClaim('It counts the lines that the reference server logs.');

/** More than one, so that a count is told from a mere mention. */
const attempts = 3;

claim('operate/monitor/count', async ({documented, hold, withKeyedServer}) => {
  const snippet = first(documented.snippets());
  const lines = await withKeyedServer({}, async (server) => {
    const logged: string[] = [];
    for (let sent = 0; sent < attempts; sent++) {
      logged.push(...(await linesDuring(server, () => server.ask(agents))));
    }
    await server.askWithKey(agents);
    return logged;
  });
  const counted = await inFolder(async (folder) => {
    await writeFile(path.join(folder, 'server.log'), `${lines.join('\n')}\n`);
    return (await printed(codeOf(snippet), {folder})).trim();
  });
  hold.ok(snippet, counted === `${attempts} 127.0.0.1`, counted, `sent ${attempts} wrong keys`);
});

ofReference('operate/monitor/one-line', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({FAILED_ATTEMPTS_MAX: '1', LOG_LEVEL: 'warn'}, async (server) => {
    await server.ask(agents);
    const beyond = await linesDuring(server, async () => {
      for (let sent = 0; sent < attempts; sent++) await server.ask(agents);
    });
    const known = {'one line': beyond.length === 1};
    const asked = `sent ${attempts} requests beyond the limit`;
    holdPhrase(hold, documented.text(), known, `${beyond.length} in the log`, asked);
  });
});
