import {clientLanguages} from '../content/code/client-language.ts';
import {type RecordedRequest, withRecorder} from '../servers/recorder.ts';
import {type ByClient, byClient} from './client-table.ts';
import {type ClientSettings, runClientFile} from './run-client.ts';

/** Runs each client of an example through a recorder, and gives what each sent. */
export async function recordRequests(
  name: string,
  {url: serverUrl, key}: ClientSettings,
): Promise<ByClient<RecordedRequest[]>> {
  const recorded = new Map<string, RecordedRequest[]>();
  for (const {id, file} of clientLanguages) {
    await withRecorder(serverUrl, async ({url, requests}) => {
      await runClientFile(id, `examples/${name}/${file}`, {url, key});
      recorded.set(id, requests);
    });
  }
  return byClient(({id}) => recorded.get(id) ?? []);
}
