import {untilLimited} from '../checks/beyond-limit.ts';
import {agents} from '../checks/requests.ts';
import type {Startable} from '../claims/claim.ts';
import {NotObservable} from '../machine/not-observable.ts';
import {provingGuesses} from '../servers/elizaos/guesses.ts';
import type {Answer} from '../servers/http/http.ts';
import type {Launcher} from '../servers/launcher.ts';

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
