import {releaseClaim} from '../../claims/claim.ts';
import {type Language, runCopiedCode} from '../../clients/run-client.ts';
import {needs} from '../clients/clients.ts';
import {agents} from '../requests.ts';

/** The path of the agents as someone writes it who forgets where the API begins. */
const withoutApi = agents.replace('/api', '');

/** Clients that read as JSON whatever they get. */
const clients: Readonly<Record<string, readonly [Language, code: string]>> = {
  'fix/refused-requests/html-in-fetch': ['typescript', byFetch(withoutApi)],
  'fix/refused-requests/html-in-requests': ['python', byRequests(withoutApi)],
  'fix/refused-requests/text-in-fetch': ['typescript', byFetch(agents)],
};

for (const [id, [language, code]] of Object.entries(clients)) {
  releaseClaim(id, async ({documented, hold, server}) => {
    needs(language);
    const message = documented.code();
    const {exitCode, errorOutput} = await runCopiedCode(language, code, server);
    const line = errorOutput.split('\n').find((one) => /Error: /.test(one));
    const seen = line ?? `it ends with ${exitCode}`;
    hold.ok(message, seen.endsWith(`: ${message.text}`), seen, `ran ${code}, without the key`);
  });
}

function byFetch(path: string): string {
  return `await (await fetch(process.env.ELIZA_SERVER_URL + '${path}')).json();`;
}

function byRequests(path: string): string {
  return `import os, requests
requests.get(os.environ['ELIZA_SERVER_URL'] + '${path}').json()`;
}
