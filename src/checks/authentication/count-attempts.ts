import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {startClaim} from '../../claims/claim.ts';
import {parseSnippetReference} from '../../content/code/snippet.ts';
import {startProgram} from '../../machine/program.ts';
import {linesDuring} from '../log-lines.ts';
import {agents} from '../requests.ts';
import {shownCode} from './generated-keys.ts';

const claim = startClaim('It reads the log of the server.');

/** More than one, so that a count is told from a mere mention. */
const attempts = 3;

claim('operate/monitor/count', async ({documented, hold, withKeyedServer}) => {
  const [snippet] = documented.snippets();
  if (!snippet) throw new Error('The claim shows code.');
  const {file, region = ''} = parseSnippetReference(snippet.text);
  const lines = await withKeyedServer({}, async (server) => {
    const logged: string[] = [];
    for (let sent = 0; sent < attempts; sent++) {
      logged.push(...(await linesDuring(server, () => server.ask(agents))));
    }
    await server.askWithKey(agents);
    return logged;
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'log-'));
  try {
    await writeFile(path.join(folder, 'server.log'), `${lines.join('\n')}\n`);
    const shell = startProgram('bash', ['-c', shownCode(file, region)], {folder});
    await shell.ended;
    const counted = shell.output().trim();
    hold.ok(snippet, counted === `${attempts} 127.0.0.1`, counted, `sent ${attempts} wrong keys`);
  } finally {
    await rm(folder, {recursive: true});
  }
});
