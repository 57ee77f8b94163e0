import {claim, releaseClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {freePort, listenOn} from '../../machine/free-ports.ts';
import type {Launcher, StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {noLine} from '../log-lines.ts';
import {orRefusalText} from '../refusal.ts';
import {agents, success} from '../requests.ts';

claim('fix/refused-requests/open', async ({documented, hold, withOpenServer}) => {
  await withOpenServer(async (server) => {
    const {statusLine, asked} = await server.ask(agents);
    hold.same(documented.code(), statusLine, `${asked}, without a key on the server`);
  });
});

for (const id of [
  'fix/refused-requests/says-enabled',
  'fix/refused-requests/says-enabled-before',
]) {
  releaseClaim(id, async ({documented, hold, server, openServer}) => {
    const [enabled, disabled] = documented.codes();
    if (!enabled || !disabled) throw new Error('The claim names two texts of the log.');
    const [withKey, without] = [await saidAtStart(server), await saidAtStart(openServer)];
    const tells = (value: Value, said: string, not: string) =>
      said.includes(value.text) && !not.includes(value.text);
    const isEnabled = tells(enabled, withKey, without);
    const isDisabled = tells(disabled, without, withKey);
    hold.ok(enabled, isEnabled, withKey, 'started it with a key');
    hold.ok(disabled, isDisabled, without, 'started it without a key');
    const says = `${enabled.text} with a key, and ${disabled.text} without one`;
    const known = {[says]: isEnabled && isDisabled};
    const observed = `${withKey} with a key, ${without} without`;
    holdPhrase(hold, documented.text(), known, observed, 'started it with a key and without');
  });
}

/** What a server says of authentication in the lines of its start. */
async function saidAtStart(server: StartedServer): Promise<string> {
  const lines = await server.log();
  return lines.filter((line) => /authentication/i.test(line)).join('\n') || 'nothing';
}

releaseClaim('fix/refused-requests/socket-key-alone', async (context) => {
  const {documented, hold, withServer} = context;
  const [variable, status] = documented.codes();
  if (!variable || !status) throw new Error('The claim names a variable and a status.');
  await withServer({variables: {[variable.text]: strongKey()}}, async (server) => {
    const {statusLine} = await server.ask(agents);
    const asked = `${agents}, with nothing but ${variable.text} on the server`;
    const isOpen = statusLine === success(context);
    hold.ok(variable, isOpen, statusLine, asked);
    hold.same(status, statusLine, asked);
    const known = {
      [`${variable.text} alone, a request without a key gets ${status.text}`]: isOpen,
    };
    holdPhrase(hold, documented.text(), known, statusLine, asked);
  });
});

releaseClaim('fix/refused-requests/port-taken', async ({documented, hold, withKeyedServer}) => {
  await withTakenPort(async (taken) => {
    const port = await orRefusalText(startedOn(withKeyedServer, taken, async ({port}) => port));
    const isNext = typeof port === 'number' && port > taken && (await areTaken(taken + 1, port));
    const known = {'takes the next free one': isNext};
    const seen = typeof port === 'number' ? `it listens on ${port}` : port;
    holdPhrase(hold, documented.text(), known, seen, askedOn(taken));
  });
});

releaseClaim('fix/refused-requests/port-line', async ({documented, hold, withKeyedServer}) => {
  const message = documented.code();
  await withTakenPort(async (taken) => {
    const line = await orRefusalText(
      startedOn(withKeyedServer, taken, async ({port, lines}) =>
        lines.find((line) => line.includes(message.text) && line.includes(`${port}`)),
      ),
    );
    const isThere = line?.includes(message.text) === true;
    hold.ok(message, isThere, line ?? noLine, askedOn(taken));
  });
});

/** Gives a task the port that a server listens on which is told to take this one, and what it logs. */
function startedOn<Result>(
  withKeyedServer: Launcher['withKeyedServer'],
  port: number,
  task: (started: {port: number; lines: string[]}) => Promise<Result>,
): Promise<Result> {
  return withKeyedServer({SERVER_PORT: String(port)}, async ({url, log}) =>
    task({port: Number(new URL(url).port), lines: await log()}),
  );
}

function askedOn(port: number): string {
  return `started it on port ${port}, which another program had`;
}

/** Gives a task a port of this machine that a program listens on. */
async function withTakenPort(task: (port: number) => Promise<void>): Promise<void> {
  const port = await freePort();
  const program = await listenOn(port);
  if (!program) return withTakenPort(task);
  try {
    await task(port);
  } finally {
    program.close();
  }
}

/** Whether something listens on every port from the first one up to the last one, which does not count. */
async function areTaken(first: number, last: number): Promise<boolean> {
  for (let port = first; port < last; port++) {
    const program = await listenOn(port);
    program?.close();
    if (program) return false;
  }
  return true;
}
