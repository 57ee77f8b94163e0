import {mkdir} from 'node:fs/promises';
import {untilLimited} from '../checks/beyond-limit.ts';
import {agents} from '../checks/requests.ts';
import {type Failure, type LargeFile, largeFileBytes, type Startable} from '../claims/claim.ts';
import {parsedJson} from '../content/json-text.ts';
import {NotObservable} from '../machine/not-observable.ts';
import {provingGuesses} from '../servers/elizaos/guesses.ts';
import {type Answer, send} from '../servers/http/http.ts';
import type {Launcher} from '../servers/launcher.ts';
import {strongKey} from '../servers/strong-key.ts';
import {withHeldResponse, withWebSockets} from './long-requests.ts';

/** More requests than the limit of any release. */
const mostRequests = 1500;

/** Gives a task what a check may ask of servers that this launcher starts. */
export function withServersOf<Result>(
  launcher: Launcher,
  task: (servers: Startable) => Promise<Result>,
): Promise<Result> {
  return launcher.withKeyedServer({}, (server) =>
    launcher.withServer({}, (openServer) =>
      task({
        ...launcher,
        server,
        openServer,
        withOpenServer: (ask) => ask(openServer),
        withUsualLimits: (ask) => launcher.withKeyedServer({}, ask),
        answerBeyondLimit: () => answerBeyondLimit(launcher),
        answerBeyondFailures: () => answerBeyondFailures(launcher),
        failure: () => failure(launcher),
        withLargeFile: (variables, ask) => withLargeFile(launcher, variables, ask),
        withWebSockets: (ask) => withWebSockets(launcher, ask),
        withHeldResponse: (ask) => withHeldResponse(launcher, ask),
      }),
    ),
  );
}

function answerBeyondLimit({withKeyedServer}: Launcher): Promise<Answer> {
  return withKeyedServer({}, async (server) => {
    for (let sent = 0; sent < mostRequests; sent++) {
      const answer = await server.askWithKey(agents);
      if (answer.status >= 400) return answer;
    }
    throw new NotObservable(`It takes ${mostRequests} requests, and sets no limit.`);
  });
}

/** The last answer to many requests without the key, also where all of them got the same. */
function answerBeyondFailures({withKeyedServer}: Launcher): Promise<Answer> {
  return withKeyedServer({}, (server) => untilLimited(() => server.ask(agents), provingGuesses));
}

/** What it does where it cannot write its file of variables, since that is a folder. */
function failure({withProgram}: Launcher): Promise<Failure> {
  const key = strongKey();
  const start = {
    variables: {ELIZA_SERVER_AUTH_TOKEN: key},
    makeEnvFile: (file: string) => mkdir(file),
  };
  return withProgram(start, async (program) => {
    const url = await program.untilListening();
    const before = program.output().length;
    const answer = await send(url, '/api/system/env/local', {
      method: 'POST',
      headers: {'X-API-KEY': key, 'Content-Type': 'application/json'},
      body: JSON.stringify({content: {OTHER: 'value'}}),
    });
    await program.stop();
    const log = program.output().slice(before).split('\n');
    return {answer, log, reason: 'EISDIR'};
  });
}

/** Files that were uploaded need no key. */
function withLargeFile<Result>(
  {withKeyedServer}: Launcher,
  variables: Record<string, string>,
  task: (large: LargeFile) => Promise<Result>,
): Promise<Result> {
  return withKeyedServer(variables, async (server) => {
    const agent = '00000000-0000-4000-8000-000000000000';
    const head =
      'Content-Disposition: form-data; name="file"; filename="large.png"\r\nContent-Type: image/png';
    const {body, statusLine} = await server.askWithKey(`/api/media/agents/${agent}/upload-media`, {
      method: 'POST',
      headers: {'Content-Type': 'multipart/form-data; boundary=boundary'},
      body: `--boundary\r\n${head}\r\n\r\n${'x'.repeat(largeFileBytes)}\r\n--boundary--\r\n`,
    });
    const path: unknown = Object(parsedJson(body)).data?.url;
    if (typeof path !== 'string') throw new NotObservable(`It takes no large file: ${statusLine}.`);
    return task({server, path});
  });
}
