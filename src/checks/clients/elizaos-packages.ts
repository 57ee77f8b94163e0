import {randomUUID} from 'node:crypto';
import {releaseClaim} from '../../claims/claim.ts';
import type {Documented} from '../../content/claim/documented.ts';
import {parsedJson} from '../../content/json-text.ts';
import {freePort} from '../../machine/free-ports.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents} from '../requests.ts';
import {runBeside, runCommandBeside, startBeside} from './beside-release.ts';
import {filledSnippet} from './filled.ts';

releaseClaim('clients/released-content-type', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({}, async (server) => {
    const {body, asked} = await server.askWithKey(agents, {method: 'POST', body: '{}'});
    hold.json(documented.block(), body, asked);
  });
});

releaseClaim('clients/api-client', async ({documented, hold, withKeyedServer}) => {
  const code = snippetOf(documented);
  await withKeyedServer({}, async (server) => {
    const name = await newAgent(server);
    const {output} = await runBeside(server, filledSnippet(code, server).code);
    hold.ok(code, output.includes(name), output, 'ran it where there is an agent');
  });
});

releaseClaim('clients/api-client-error', async ({documented, otherClaim, server, hold}) => {
  const rows = documented.rows('Property of the error', 'Value');
  const {code} = filledSnippet(snippetOf(otherClaim('clients/api-client')), wrongly(server));
  const names = rows.map((row) => row['Property of the error'].text);
  const shown = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => String(error[name]))))`;
  for (const [what, tried] of [
    ['with a wrong key', code],
    ['without a key', code.replace(/, apiKey: '[^']*'/, '')],
  ] as const) {
    const {output} = await runBeside(
      server,
      `process.on('uncaughtException', (error) => ${shown});\n${tried}`,
    );
    const values: unknown = parsedJson(output);
    for (const [place, {'Property of the error': name, Value}] of rows.entries()) {
      const seen = Array.isArray(values) ? String(values[place]) : output;
      hold.same(Value, seen, `ran it ${what}`);
      hold.ok(name, seen === Value.text, seen, `ran it ${what}`);
    }
  }
});

releaseClaim('clients/socket', async ({documented, hold, withKeyedServer}) => {
  const code = snippetOf(documented);
  await withSocketKey(withKeyedServer, async (server, key) => {
    const said = await firstLine(server, filledSnippet(code, {url: server.url, key}).code);
    hold.ok(code, said === 'connected', said, 'ran it with the value of SERVER_API_KEY');
  });
});

releaseClaim('clients/socket-refused', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const code = snippetOf(otherClaim('clients/socket'));
  await withSocketKey(withKeyedServer, async (server) => {
    const said = await firstLine(server, filledSnippet(code, wrongly(server)).code);
    hold.same(documented.code(), said, 'ran it with a wrong key');
  });
});

releaseClaim('clients/socket-entity', async ({documented, otherClaim, hold, withKeyedServer}) => {
  const snippet = snippetOf(otherClaim('clients/socket'));
  await withSocketKey(withKeyedServer, async (server, key) => {
    const {code} = filledSnippet(snippet, {url: server.url, key});
    const without = code.replace(/, entityId: [^}]*/, '');
    hold.same(documented.code(), await firstLine(server, without), 'ran it without entityId');
  });
});

releaseClaim('clients/socket-unset', async ({documented, otherClaim, server, hold}) => {
  const code = snippetOf(otherClaim('clients/socket'));
  const said = await firstLine(server, filledSnippet(code, wrongly(server)).code);
  const variable = documented.code();
  const asked = `ran it with a wrong key, where ${variable.text} is unset`;
  for (const value of [variable, documented.text()]) {
    hold.ok(value, said === 'connected', said, asked);
  }
});

releaseClaim('clients/command', async ({documented, hold, withKeyedServer}) => {
  const line = snippetOf(documented);
  await withKeyedServer({}, async (server) => {
    const name = await newAgent(server);
    const {exitCode, output} = await runCommandBeside(server, filledSnippet(line, server).code);
    const isListed = exitCode === 0 && output.includes(name);
    hold.ok(line, isListed, output, 'ran it where there is an agent');
  });
});

releaseClaim('clients/command-variables', async ({documented, otherClaim, server, hold}) => {
  const [read, other] = documented.codes();
  if (!read || !other) throw new Error('The claim names two variables.');
  const line = withoutKey(filledSnippet(snippetOf(otherClaim('clients/command')), server).code);
  for (const variable of [read, other]) {
    const {exitCode} = await runCommandBeside(server, line, {[variable.text]: server.key});
    const asked = `set ${variable.text} alone`;
    hold.ok(variable, (exitCode === 0) === (variable === read), `exit code ${exitCode}`, asked);
  }
  hold.ok(documented.text(), true, 'so it is', 'set each alone');
});

releaseClaim('clients/command-refused', async ({documented, otherClaim, server, hold}) => {
  const [message, exitCode] = documented.codes();
  if (!message || !exitCode) throw new Error('The claim names a message and an exit code.');
  const line = snippetOf(otherClaim('clients/command'));
  const {code} = filledSnippet(line, wrongly(server));
  for (const [what, tried] of [
    ['with a wrong key', code],
    ['without a key', withoutKey(code)],
  ] as const) {
    const run = await runCommandBeside(server, tried);
    const said = run.output.includes(message.text) ? message.text : run.output;
    hold.same(message, said, `ran it ${what}`);
    hold.same(exitCode, String(run.exitCode), `ran it ${what}`);
  }
  hold.ok(documented.text(), true, 'so it is', 'ran it with a wrong key, and without one');
});

releaseClaim('clients/command-nowhere', async ({documented, otherClaim, server, hold}) => {
  const [message] = otherClaim('clients/command-refused').codes();
  const url = `http://127.0.0.1:${await freePort()}`;
  const {code} = filledSnippet(snippetOf(otherClaim('clients/command')), {url, key: server.key});
  const {output} = await runCommandBeside(server, code);
  const isSame = message !== undefined && output.includes(message.text);
  hold.same(documented.text(), isSame ? 'the same message' : output, 'ran it where no server is');
});

function snippetOf(documented: Documented) {
  const [snippet] = documented.snippets();
  if (!snippet) throw new Error('The claim has one snippet.');
  return snippet;
}

function wrongly({url}: StartedServer): {url: string; key: string} {
  return {url, key: 'wrong'};
}

function withoutKey(line: string): string {
  return line.replace(/ --auth-token .*/, '');
}

/** Creates an agent, and gives its name. */
async function newAgent(server: StartedServer): Promise<string> {
  const name = `Agent-${randomUUID()}`;
  await server.askWithKey(agents, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({characterJson: {name, bio: ['For a test.']}}),
  });
  return name;
}

/** Gives a task a server whose Socket.IO has a key, another one than its API. */
function withSocketKey(
  withKeyedServer: (
    variables: Record<string, string>,
    task: (server: StartedServer) => Promise<void>,
  ) => Promise<void>,
  task: (server: StartedServer, key: string) => Promise<void>,
): Promise<void> {
  const key = strongKey();
  return withKeyedServer({SERVER_API_KEY: key}, (server) => task(server, key));
}

/** The first line that a client writes which goes on. */
async function firstLine(server: StartedServer, code: string): Promise<string> {
  const program = startBeside(server, code);
  try {
    const [line] = await program.untilOutput(/^.+(?=\n)/m);
    return line;
  } finally {
    await program.stop();
  }
}
