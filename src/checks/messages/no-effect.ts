import {claim, releaseClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {listenOn} from '../../machine/free-ports.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {lineWith, noLine} from '../log-lines.ts';
import {orRefusalText} from '../refusal.ts';
import {agents, success} from '../requests.ts';
import {portTaken, withTakenPort} from '../server/program.ts';

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

releaseClaim('fix/refused-requests/port-taken', async ({documented, hold, withServer}) => {
  await withTakenPort(async (taken) => {
    const seen = await portTaken(withServer, String(taken));
    const port = Number(seen);
    const known = {
      'takes the next free one': port > taken && (await areTaken(taken + 1, port)),
    };
    holdPhrase(hold, documented.text(), known, seen, askedOn(taken));
  });
});

releaseClaim('fix/refused-requests/port-line', async ({documented, hold, withServer}) => {
  const message = documented.code();
  await withTakenPort(async (taken) => {
    const variables = {SERVER_PORT: String(taken)};
    const line = await orRefusalText(
      withServer({variables}, async ({url, log}) => {
        const lines = (await log()).filter((line) => line.includes(new URL(url).port));
        return lineWith(lines, [message.text]) ?? noLine;
      }),
    );
    hold.ok(message, line.includes(message.text), line, askedOn(taken));
  });
});

function askedOn(port: number): string {
  return `started it on port ${port}, which another program had`;
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
