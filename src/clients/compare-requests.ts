import {clientLanguages} from '../content/code/client-language.ts';
import {reformattedJson} from '../content/json-text.ts';
import type {RecordedRequest} from '../servers/recorder.ts';
import {type ByClient, byClient, type Difference, differs, disagreement} from './client-table.ts';

/** Headers that may differ, in lower case, each with the reason. Whatever is not listed has to be the same. */
const ownHeaders: Readonly<Record<string, string>> = {
  'user-agent': 'says which program asks',
  'accept-encoding': 'says which compressions the program can undo',
  'accept-language': 'fetch sends it by itself, with a value that leaves all open',
  connection: 'says whether the program wants to use the connection again',
  'content-length': 'counts the bytes of the body, which is compared by itself',
  expect: 'curl asks by it whether it may send a long body',
  host: 'has the address that the program was given, which is another one for each',
  'sec-fetch-mode': 'fetch sends it by itself, and no program can change it',
  'transfer-encoding': 'says how the body is cut into parts on its way',
};

/**
 * Compares what the clients of an example sent: how many requests, and of each the method, path, query, headers and
 * body. A body that is JSON may differ in whitespace.
 * @returns the text of the failure where something differs
 */
export function compareRequests(
  name: string,
  requests: ByClient<readonly RecordedRequest[]>,
): string | undefined {
  const counts = clientLanguages.map(({id}) => requests[id].length);
  const differences = [
    {what: 'requests', values: byClient(({id}) => String(requests[id].length))},
    ...Array.from({length: Math.max(...counts)}, (_, place) => place).flatMap((place) =>
      differencesAt(
        place,
        byClient(({id}) => requests[id][place]),
        Math.max(...counts),
      ),
    ),
  ].filter(({values}) => differs(values));
  if (differences.length === 0) return undefined;
  return disagreement(name, 'do not send the same request', differences);
}

/** What may differ between the requests at one place in the order; where a client sent none, only that. */
function differencesAt(
  place: number,
  requests: ByClient<RecordedRequest | undefined>,
  count: number,
): Difference[] {
  const which = `request ${place + 1}`;
  const sent = clientLanguages.flatMap(({id}) => requests[id] ?? []);
  if (sent.length < clientLanguages.length) {
    const lineOf = (request: RecordedRequest | undefined) =>
      request ? `${request.method} ${request.path}` : '(not sent)';
    return [{what: which, values: byClient(({id}) => lineOf(requests[id]))}];
  }
  const part = (what: string, textOf: (request: RecordedRequest) => string): Difference => ({
    what: count === 1 ? what : `${which}, ${what}`,
    values: byClient(({id}) => {
      const request = requests[id];
      return request ? textOf(request) : '';
    }),
  });
  return [
    part('method', ({method}) => method),
    part('path', ({path}) => path),
    part('query', ({query}) => query || '(none)'),
    ...headerNames(sent).map((header) =>
      part(`header ${header}`, ({headers}) => shownHeader(headers[header])),
    ),
    part('body', ({body}) => reformattedJson(body) || '(none)'),
  ];
}

function headerNames(requests: readonly RecordedRequest[]): string[] {
  const names = requests.flatMap(({headers}) => Object.keys(headers));
  return [...new Set(names)].filter((name) => !Object.hasOwn(ownHeaders, name)).sort();
}

function shownHeader(value: string | undefined): string {
  if (value === undefined) return '(not sent)';
  return value === '' ? '(empty)' : value;
}
