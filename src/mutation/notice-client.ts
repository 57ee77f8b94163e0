import {byClient} from '../clients/client-table.ts';
import {comparableOutput} from '../clients/comparable-output.ts';
import {compareRequests} from '../clients/compare-requests.ts';
import {withFailingServer} from '../clients/failing-server.ts';
import {type CopiedClient, copiedClients} from '../clients/hardships/hardship.ts';
import {hardships} from '../clients/hardships/index.ts';
import {recordRequests} from '../clients/record-requests.ts';
import {type ClientRun, runCopiedCode} from '../clients/run-client.ts';
import type {ClientLanguage} from '../content/code/client-language.ts';
import {exampleNamed} from '../content/code/example.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {type RecordedRequest, withRecorder} from '../servers/recorder.ts';
import type {ReferenceServer} from '../servers/reference-server.ts';
import {type Mutant, mutated} from './mutant.ts';

/** Runs changed clients, and compares changed outputs with what the real clients print. */
export interface ExampleWatch {
  /** Whether a run of this client shows that the mutant is not the client that it was. */
  noticesClient(name: string, language: ClientLanguage['id'], mutant: Mutant): Promise<boolean>;
  /** Whether the output of a mutant differs from what the clients really print. */
  noticesOutput(name: string, mutant: Mutant): Promise<boolean>;
}

/** Watches the examples of a project, asking a server with a key. */
export function watchExamples(files: ProjectFiles, server: ReferenceServer): ExampleWatch {
  const requests = new Map<string, ReturnType<typeof recordRequests>>();
  const printed = new Map<string, Promise<ClientRun>>();

  /** What the clients send as they are; each example is recorded once. */
  const requestsOf = (name: string) => {
    const known = requests.get(name) ?? recordRequests(name, server);
    requests.set(name, known);
    return known;
  };
  const printedBy = (name: string) => {
    const code = clientCode(name, 'curl', files);
    const known = printed.get(name) ?? runCopiedCode('curl', code, server);
    printed.set(name, known);
    return known;
  };

  return {
    async noticesClient(name, language, mutant) {
      const code = clientCode(name, language, mutated(files, mutant));
      const {run, sent} = await runRecorded(language, code, server);
      if (run.exitCode !== 0 || !isShownOutput(name, run.output, files)) return true;
      const others = await requestsOf(name);
      if (
        compareRequests(
          name,
          byClient(({id}) => (id === language ? sent : others[id])),
        )
      ) {
        return true;
      }
      const isMistaken = await withFailingServer(500, async (url) => {
        const failed = await runCopiedCode(language, code, {url, key: server.key});
        return failed.exitCode === 0 || !failed.output.includes('500');
      });
      return isMistaken || failsInHardship(name, language, mutated(files, mutant));
    },
    async noticesOutput(name, mutant) {
      return !isShownOutput(name, (await printedBy(name)).output, mutated(files, mutant));
    },
  };
}

/** Whether there is something that each copied client copes with, and this one does not. */
async function failsInHardship(
  name: string,
  language: ClientLanguage['id'],
  files: ProjectFiles,
): Promise<boolean> {
  const client = copied(name, files).find((copy) => copy.language === language);
  // One whose request cannot even be read any more has been noticed to change.
  if (!client) return true;
  for (const {concerns = () => true, fault} of hardships) {
    if (concerns(client) && (await fault(client)) !== undefined) return true;
  }
  return false;
}

function copied(name: string, files: ProjectFiles): CopiedClient[] {
  try {
    return copiedClients(name, files);
  } catch {
    return [];
  }
}

async function runRecorded(
  language: ClientLanguage['id'],
  code: string,
  {url: serverUrl, key}: ReferenceServer,
): Promise<{run: ClientRun; sent: RecordedRequest[]}> {
  return withRecorder(serverUrl, async ({url, requests}) => ({
    run: await runCopiedCode(language, code, {url, key}),
    sent: requests,
  }));
}

function isShownOutput(name: string, output: string, files: ProjectFiles): boolean {
  const {text, varies} = exampleNamed(name, files).output;
  return comparableOutput(output, varies) === comparableOutput(text, varies);
}

function clientCode(name: string, language: ClientLanguage['id'], files: ProjectFiles): string {
  const client = exampleNamed(name, files).clients.find(({language: {id}}) => id === language);
  if (!client) throw new Error(`Example ${name} has no client in ${language}.`);
  return client.text;
}
