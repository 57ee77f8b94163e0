import {releaseClaim} from '../../claims/claim.ts';
import type {Language} from '../../clients/run-client.ts';
import {runCopiedCode} from '../../clients/run-client.ts';
import {needs} from '../clients/clients.ts';
import {agents} from '../requests.ts';

/** The path of the agents as someone writes it who forgets where the API begins. */
const withoutApi = agents.replace('/api', '');

/** A client that reads whatever it gets as JSON, and what it asks for. */
const clients: Readonly<Record<string, readonly [Language, path: string]>> = {
  'html-in-fetch': ['typescript', withoutApi],
  'html-in-requests': ['python', withoutApi],
  'text-in-fetch': ['typescript', agents],
};

const reading: Readonly<Partial<Record<Language, (path: string) => string>>> = {
  typescript: (path) => `await (await fetch(process.env.ELIZA_SERVER_URL + '${path}')).json();`,
  python: (path) => `import os, requests
requests.get(os.environ['ELIZA_SERVER_URL'] + '${path}').json()`,
};

for (const [name, [language, path]] of Object.entries(clients)) {
  releaseClaim(`fix/refused-requests/${name}`, async ({documented, hold, server}) => {
    needs(language);
    const message = documented.code();
    const code = reading[language]?.(path) ?? '';
    const {exitCode, errorOutput} = await runCopiedCode(language, code, server);
    const line = errorOutput.split('\n').find((one) => /Error: /.test(one));
    const seen = line ?? `it ends with ${exitCode}`;
    hold.ok(message, seen.endsWith(`: ${message.text}`), seen, `ran ${code}, without the key`);
  });
}
