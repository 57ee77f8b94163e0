import type {ProjectFiles} from '../content/project-files.ts';
import {readClientWords} from './client-words.ts';
import {type ObservedServer, observeServer} from './observed-server.ts';
import type {Vocabulary} from './vocabulary.ts';

export type VocabularyResult =
  | {ok: true; vocabulary: Vocabulary; stop(): Promise<void>}
  | {ok: false; reason: string};

/**
 * Reads what the code knows: the names in the clients' sources, and what the reference server does, which is started
 * here and answers for paths until it is stopped.
 */
export async function readVocabulary(files: ProjectFiles): Promise<VocabularyResult> {
  let server: ObservedServer | undefined;
  try {
    server = await observeServer();
    return {ok: true, vocabulary: await vocabularyOf(server, files), stop: server.stop};
  } catch (error) {
    // Whatever is wrong with the server's code comes up here.
    await server?.stop();
    return {ok: false, reason: error instanceof Error ? error.message : String(error)};
  }
}

async function vocabularyOf(server: ObservedServer, files: ProjectFiles): Promise<Vocabulary> {
  const clients = readClientWords(files);
  const routes = await routesOf(server);
  const paths = [...new Set(clients.paths)];
  const routed = await Promise.all(paths.map(routes));
  const read = [...server.headersRead].map(asUsuallyWritten);
  return {
    variables: new Set([...server.variables, ...clients.variables]),
    headers: spelledOnce([...clients.headers, ...server.headersSent, ...read]),
    // Now, since the answers to questions for paths say nothing new.
    statuses: new Set(server.statuses),
    paths: new Set(paths.filter((_path, place) => routed[place])),
    routes,
  };
}

/** Tells whether the server has a route at a path, by any method. Each path is asked for once. */
async function routesOf(server: ObservedServer): Promise<(path: string) => Promise<boolean>> {
  const unknown = await server.askWithKey('/api/no-such-route');
  const isRouted = async (path: string): Promise<boolean> => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const {status, body} = await server.askWithKey(encodeURI(path), method);
      if (status !== unknown.status || body !== unknown.body) return true;
    }
    return false;
  };
  const asked = new Map<string, Promise<boolean>>();
  return (path) => {
    const answer = asked.get(path) ?? isRouted(path);
    asked.set(path, answer);
    return answer;
  };
}

/** Each header in the spelling that comes first. */
function spelledOnce(names: readonly string[]): Set<string> {
  const spellings = new Map<string, string>();
  for (const name of names) {
    if (!spellings.has(name.toLowerCase())) spellings.set(name.toLowerCase(), name);
  }
  return new Set(spellings.values());
}

/** `X-Forwarded-For` for `x-forwarded-for`. */
function asUsuallyWritten(name: string): string {
  return name.replaceAll(/(?<=^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
