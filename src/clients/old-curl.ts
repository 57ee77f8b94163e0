import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {bareEnvironment} from '../machine/program.ts';
import {onPath} from '../machine/tools.ts';
import {type ClientRun, type ClientSettings, runCopiedCode} from './run-client.ts';

/** The oldest curl that the clients work with. */
export const oldestCurl = '7.58';

/** What curl 7.58 knows, of what a request of an API may need: https://curl.se/docs/manpage.html says since when. */
const known = [
  '--connect-timeout',
  '--data',
  '--disable',
  '--dump-header',
  '--fail',
  '--get',
  '--globoff',
  '--head',
  '--header',
  '--include',
  '--max-time',
  '--noproxy',
  '--output',
  '--request',
  '--retry',
  '--show-error',
  '--silent',
  '--url',
  '--user-agent',
  '--write-out',
];

/** The variables of --write-out that it knows, of those that a client may need. */
const knownVariables = ['%{content_type}', '%{http_code}', '%{redirect_url}'];

/** Runs code with a curl that refuses what came after version 7.58. */
export async function runWithOldCurl(code: string, settings: ClientSettings): Promise<ClientRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'old-curl-'));
  const stub = `#!/usr/bin/env bash
for word in "$@"; do
  [[ $word == --* && ' ${known.join(' ')} ' != *" $word "* ]] && { echo "curl: option $word: is unknown" >&2; exit 2; }
  left=$word
  for name in ${knownVariables.map((name) => `'${name}'`).join(' ')}; do left=\${left//"$name"/}; done
  [[ $left == *%{* ]] && { echo "curl: $word is unknown" >&2; exit 2; }
done
exec ${onPath('curl')} "$@"
`;
  try {
    await writeFile(path.join(folder, 'curl'), stub);
    await chmod(path.join(folder, 'curl'), 0o755);
    const variables = {PATH: `${folder}:${bareEnvironment().PATH}`};
    return await runCopiedCode('curl', code, settings, variables);
  } finally {
    await rm(folder, {recursive: true});
  }
}
