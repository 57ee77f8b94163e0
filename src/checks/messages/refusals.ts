import {randomUUID} from 'node:crypto';
import {releaseClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import type {StartedServer} from '../../servers/launcher.ts';
import {keyVariable, strongKey} from '../../servers/strong-key.ts';
import {jsonBody} from '../json-body.ts';
import {refusalOfProgram} from '../refusal.ts';
import {agents, headerValue, success} from '../requests.ts';
import {holdSaid, holdSaidParts, textsSaid} from './said.ts';

const ofReference = whiteBoxClaim('It is about the words of the reference server.');

ofReference('fix/refused-requests/refusal-of-reference', async (context) => {
  const answer = await context.server.ask(agents);
  holdSaid(context, answer);
  const type = headerValue(answer, 'Content-Type');
  for (const value of context.documented.codes()) {
    context.hold.ok(value, type.startsWith('application/json'), type, answer.asked);
  }
});

for (const id of ['fix/refused-requests/refusal-json', 'fix/refused-requests/refusal-text']) {
  releaseClaim(id, async (context) => {
    holdSaid(context, await context.server.ask(agents));
  });
}

releaseClaim('fix/refused-requests/unsendable-key', async (context) => {
  const {documented, hold, otherClaim, withServer} = context;
  const status = documented.code();
  const key = strongKey();
  const refusal = otherClaim('authentication/refusal-status').code().text;
  for (const [what, value] of Object.entries({
    'a line break behind it': `${key}\n`,
    'a space in front of it': ` ${key}`,
    'nothing but a space': ' ',
  })) {
    await withServer({variables: {[keyVariable]: value}}, async (server) => {
      const answer = await server.ask(agents, {headers: {'X-API-KEY': key}});
      const asked = `started with a key with ${what}, and sent it`;
      hold.same(status, answer.statusLine, asked);
      hold.ok(documented.text(), answer.statusLine === refusal, answer.statusLine, asked);
    });
  }
});

releaseClaim('fix/refused-requests/data-isolation', async ({documented, hold, withProgram}) => {
  const [variable, line] = documented.codes();
  if (!variable || !line) throw new Error('The claim names a variable and a line of the log.');
  const [name = '', value = ''] = variable.text.split('=');
  const said = await withProgram({variables: {[name]: value}}, refusalOfProgram);
  const seen = said.split('\n').find((one) => one.includes(name)) ?? said;
  const asked = `started with ${variable.text}`;
  hold.ok(variable, said.includes(line.text), seen, asked);
  hold.ok(line, said.includes(line.text), seen, asked);
  hold.ok(documented.text(), said.includes(line.text), seen, asked);
});

releaseClaim('fix/refused-requests/interface-off-message', async (context) => {
  const {otherClaim, withKeyedServer} = context;
  const [setting] = otherClaim('fix/refused-requests/interface-off').codes();
  await withKeyedServer(variablesOf(setting?.text), async (server) => {
    holdSaid(context, await server.ask('/'), `, with ${setting?.text}`);
  });
});

for (const id of [
  'fix/refused-requests/interface-off',
  'fix/refused-requests/interface-off-in-production',
]) {
  releaseClaim(id, async (context) => {
    const {documented, hold, withKeyedServer} = context;
    const [setting, path, status] = documented.codes();
    if (!setting || !path || !status)
      throw new Error('The claim names a setting, a path, a status.');
    await withKeyedServer(variablesOf(setting.text), async (server) => {
      const off = await server.ask(path.text);
      const api = await server.askWithKey(agents);
      const isSo = off.statusLine === status.text && api.statusLine === success(context);
      for (const value of [setting, path]) hold.ok(value, isSo, off.statusLine, off.asked);
      hold.same(status, off.statusLine, off.asked);
      hold.ok(documented.text(), isSo, api.statusLine, `${api.asked}, with ${setting.text}`);
    });
  });
}

releaseClaim('fix/refused-requests/other-server', async (context) => {
  const path = `/api/messaging/message-servers/${randomUUID()}/agents`;
  holdSaid(context, await context.server.askWithKey(path));
});

releaseClaim('fix/refused-requests/change-other-server', async (context) => {
  const path = `/api/messaging/message-servers/${randomUUID()}/agents`;
  const body = jsonBody(JSON.stringify({agentId: randomUUID()}));
  holdSaid(context, await context.server.askWithKey(path, body));
});

releaseClaim('fix/refused-requests/current-server', async (context) => {
  const {documented, hold, server} = context;
  const path = documented.code();
  const {body, asked} = await server.askWithKey(path.text);
  const [, id = 'none'] = /"[\w]*id":"([^"]+)"/i.exec(body) ?? [];
  const answer = await server.askWithKey(`/api/messaging/message-servers/${id}/agents`);
  const isSo = answer.statusLine === success(context);
  hold.ok(path, isSo, body, asked);
  hold.ok(documented.text(), isSo, answer.statusLine, answer.asked);
});

releaseClaim('fix/refused-requests/mistyped-path', async ({documented, hold, server}) => {
  const [path, status] = documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const answer = await server.ask(path.text);
  const type = headerValue(answer, 'Content-Type');
  const isPage = type.startsWith('text/html');
  hold.ok(path, isPage, type, answer.asked);
  hold.same(status, answer.statusLine, answer.asked);
  hold.ok(documented.text(), isPage, type, answer.asked);
});

releaseClaim('fix/refused-requests/unknown-agent-message', async (context) => {
  holdSaid(context, await context.server.askWithKey(`${agents}/${randomUUID()}`));
});

releaseClaim('fix/refused-requests/agent-not-running', async (context) => {
  const body = jsonBody(JSON.stringify({agentId: randomUUID(), userId: randomUUID()}));
  holdSaidParts(context, await context.server.askWithKey('/api/messaging/sessions', body));
});

releaseClaim('fix/refused-requests/unknown-session', async (context) => {
  const path = `/api/messaging/sessions/${randomUUID()}`;
  holdSaidParts(context, await context.server.askWithKey(path));
});

releaseClaim('fix/refused-requests/unknown-channel', async (context) => {
  holdSaid(context, await context.server.askWithKey(`${channels}/${randomUUID()}/details`));
});

releaseClaim('fix/refused-requests/change-unknown-channel', async (context) => {
  const change = {...jsonBody(JSON.stringify({name: 'Renamed'})), method: 'PATCH'};
  holdSaid(context, await context.server.askWithKey(`${channels}/${randomUUID()}`, change));
});

const channels = '/api/messaging/channels';

releaseClaim('fix/refused-requests/socket-key', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({SERVER_API_KEY: strongKey()}, async (server) => {
    hold.same(documented.code(), await socketSays(server), 'connected without SERVER_API_KEY');
  });
});

releaseClaim('fix/refused-requests/socket-entity', async ({documented, hold, server}) => {
  hold.same(documented.code(), await socketSays(server, {}), 'connected without an entityId');
});

releaseClaim('fix/refused-requests/socket-let-in', async ({documented, hold, withKeyedServer}) => {
  const [variable, ...names] = documented.codes();
  if (!variable) throw new Error('The claim names a variable and what a client sends.');
  const key = strongKey();
  const values: Record<string, string> = {apiKey: key, entityId: randomUUID()};
  const nameIn = (text: string) => text.replace(/^auth\./, '');
  const auth = Object.fromEntries(
    names.map(({text}) => [nameIn(text), values[nameIn(text)] ?? '']),
  );
  await withKeyedServer({[variable.text]: key}, async (server) => {
    const packet = await connectSocket(server, auth);
    const asked = `connected with ${names.map(({text}) => text).join(' and ')}`;
    const isLetIn = packet.startsWith('40');
    for (const value of [variable, ...names]) hold.ok(value, isLetIn, packet, asked);
    hold.ok(documented.text(), isLetIn, packet, asked);
    for (const {text} of names) {
      const without = await connectSocket(server, {...auth, [nameIn(text)]: ''});
      hold.ok(documented.text(), !without.startsWith('40'), without, `${asked}, but no ${text}`);
    }
  });
});

/** The message by which Socket.IO keeps a client out; the packet where it does not. */
async function socketSays(server: StartedServer, auth?: Record<string, string>): Promise<string> {
  const packet = await connectSocket(server, auth);
  const [message = packet] = textsSaid({body: packet.replace(/^44/, '')});
  return message;
}

/** The variable of a setting that a page writes as `NAME=value`. */
function variablesOf(setting = ''): Record<string, string> {
  const [name = '', value = ''] = setting.split('=');
  return {[name]: value};
}
