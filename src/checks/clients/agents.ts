import {randomUUID} from 'node:crypto';
import {type Startable, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Answer} from '../../servers/http/http.ts';
import type {Target} from '../../servers/target.ts';
import {agents, holdStatus} from '../requests.ts';

const claim = startClaim('It creates agents, on servers of its own.');
const ofReference = whiteBoxClaim('It is about the agents of the reference server.');

const json = {'Content-Type': 'application/json'};

claim('clients/created', async (context) => {
  await withCreated(context, async (answer) => holdStatus(context, answer));
});

claim('clients/created-body', async (context) => {
  await withCreated(context, async ({body, asked}) => {
    context.hold.json(context.documented.block(), body, asked);
  });
});

claim('clients/created-again', async (context) => {
  await withCreated(context, async (first, server) => {
    const again = await create(server, shownBody(context));
    const isSame = again.statusLine === first.statusLine && again.body === first.body;
    const known = {'the same response': isSame, 'another response': !isSame};
    const observed = `${again.statusLine}, ${again.body}`;
    holdPhrase(context.hold, context.documented.text(), known, observed, `${again.asked}, twice`);
  });
});

claim('clients/id-of-name', async (context) => {
  const {documented, otherClaim, hold} = context;
  const shown = Object(JSON.parse(otherClaim('clients/created-body').block().text)).data.id;
  await withCreated(context, async (created, server) => {
    const {characterJson} = JSON.parse(shownBody(context));
    const named = {characterJson: {...characterJson, name: `Agent-${randomUUID()}`}};
    const other = await create(server, JSON.stringify(named));
    const isSo = idIn(created) === shown && idIn(other) !== shown;
    const ids = `${idIn(created)} and ${idIn(other)}`;
    const asked = 'created the agent, and one that differs by its name only';
    holdPhrase(hold, documented.text(), {'from the name': isSo}, ids, asked);
  });
});

claim('clients/created-status', async (context) => {
  await withCreated(context, async (created, server) => {
    const {body, asked} = await server.askWithKey(`${agents}/${idIn(created)}`);
    const status = String(Object(JSON.parse(body)).data?.status);
    context.hold.same(context.documented.code(), status, asked);
  });
});

claim('clients/content-type', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  const [name = '', value = ''] = documented.code().text.split(': ');
  await withKeyedServer({}, async (server) => {
    const question = {method: 'POST', headers: {[name]: value}, body: shownBody(context)};
    const {statusLine, asked} = await server.askWithKey(agents, question);
    const isCreated = statusLine === createdStatus(context);
    hold.ok(documented.code(), isCreated, statusLine, asked);
  });
});

claim('clients/no-content-type', async (context) => {
  for (const answer of await otherTypes(context)) holdStatus(context, answer);
});

ofReference('clients/no-content-type-body', async (context) => {
  for (const {body, asked} of await otherTypes(context)) {
    context.hold.json(context.documented.block(), body, asked);
  }
});

ofReference('clients/create-bodies', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  await withKeyedServer({}, async (server) => {
    for (const row of documented.rows('Body', 'Response of the reference server')) {
      const {statusLine, asked} = await create(server, row.Body.text);
      hold.ok(row.Body, true, statusLine, asked);
      hold.same(row['Response of the reference server'], statusLine, `${asked}: ${row.Body.text}`);
    }
  });
});

ofReference('clients/create-refusal', async ({documented, otherClaim, hold, server}) => {
  const refused = otherClaim('clients/no-content-type').code().text;
  for (const {Body, 'Response of the reference server': status} of otherClaim(
    'clients/create-bodies',
  ).rows('Body', 'Response of the reference server')) {
    if (status.text !== refused) continue;
    const {body, asked} = await create(server, Body.text);
    hold.json(documented.block(), body, `${asked}: ${Body.text}`);
  }
});

ofReference('clients/agents-kept', async ({documented, hold, withKeyedServer}) => {
  const most = Number(documented.code().text);
  await withKeyedServer({}, async (server) => {
    const list = async () => Object(JSON.parse((await server.askWithKey(agents)).body)).data.agents;
    const [first] = await list();
    for (let count = 0; count <= most; count++) {
      await create(server, JSON.stringify({characterJson: {name: `Agent ${count}`}}));
    }
    const kept = await list();
    const asked = `created ${most + 1} agents`;
    hold.same(documented.code(), String(kept.length), asked);
    const last = kept.at(-1)?.name === `Agent ${most}`;
    const isOldestGone = !kept.some(({id}: {id: string}) => id === first.id);
    hold.ok(documented.code(), last && isOldestGone, 'not the last ones', asked);
  });
});

ofReference('clients/agents-forgotten', async ({documented, hold, withKeyedServer}) => {
  const characterJson = {name: 'Scout'};
  const isListed = (server: Target) =>
    server.askWithKey(agents).then(({body}) => body.includes(characterJson.name));
  const before = await withKeyedServer({}, async (server) => {
    await create(server, JSON.stringify({characterJson}));
    return isListed(server);
  });
  const after = await withKeyedServer({}, isListed);
  const known = {forgets: before && !after, keeps: before && after};
  const observed = after ? 'the agent is in the list' : 'the agent is not in the list';
  const asked = 'created an agent, stopped the server, and started one';
  holdPhrase(hold, documented.text(), known, observed, asked);
});

ofReference('clients/agent', async ({documented, hold, server}) => {
  const block = documented.block();
  const {id} = Object(JSON.parse(block.text)).data;
  const {body, asked} = await server.askWithKey(`${agents}/${id}`);
  hold.json(block, body, asked);
});

ofReference('clients/agents', async ({documented, hold, withKeyedServer}) => {
  const {body, asked} = await withKeyedServer({}, (server) => server.askWithKey(agents));
  hold.json(documented.block(), body, asked);
});

ofReference('clients/listed-bio', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({}, async (server) => {
    const bio = await listedBio(server, {bio: ['One.', 'Two.']});
    const known = {'first text': bio === 'One.', 'last text': bio === 'Two.'};
    holdPhrase(hold, documented.text(), known, String(bio), 'created an agent with two texts');
  });
});

ofReference('clients/listed-without-bio', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({}, async (server) => {
    for (const character of [{}, {bio: []}]) {
      const bio = JSON.stringify(await listedBio(server, character));
      const known = {empty: bio === '""', missing: bio === undefined};
      const asked = `created an agent from ${JSON.stringify(character)}`;
      holdPhrase(hold, documented.text(), known, String(bio), asked);
    }
  });
});

claim('clients/created-at', async ({documented, hold, withKeyedServer}) => {
  await withKeyedServer({}, async (server) => {
    const before = Date.now();
    // An agent that is there already would keep its time.
    const name = `Agent-${randomUUID()}`;
    const character = {name, bio: ['For a test.']};
    const created = await create(server, JSON.stringify({characterJson: character}));
    const {body, asked} = await server.askWithKey(`${agents}/${idIn(created)}`);
    const {data} = Object(JSON.parse(body));
    const properties = documented.codes();
    for (const property of properties) {
      const time = data?.[property.text];
      const isNow = before - 1000 <= time && time <= Date.now() + 1000;
      hold.ok(property, isNow, String(time), `${asked}, just created`);
    }
    const known = {[properties.map(({text}) => text).join(' and ')]: true};
    holdPhrase(hold, documented.text(), known, 'the time of the request', `${asked}, just created`);
  });
});

claim('clients/unknown-agent', async (context) => {
  holdStatus(context, await context.server.askWithKey(`${agents}/${unknownId}`));
});

ofReference('clients/unknown-agent-body', async ({documented, hold, server}) => {
  for (const id of [unknownId, 'none']) {
    const {body, asked} = await server.askWithKey(`${agents}/${id}`);
    hold.json(documented.block(), body, asked);
  }
});

const unknownId = '00000000-0000-4000-8000-000000000000';

/** Creates the agent of the page on a server of its own. */
async function withCreated(
  context: CheckContext & Startable,
  task: (created: Answer, server: Target) => Promise<void>,
): Promise<void> {
  await context.withKeyedServer({}, async (server) => {
    await task(await create(server, shownBody(context)), server);
  });
}

/** The body that the clients of the page send: what the response repeats, without the id. */
function shownBody({otherClaim}: CheckContext): string {
  const {data} = Object(JSON.parse(otherClaim('clients/created-body').block().text));
  const {id: _, ...character} = data.character;
  return JSON.stringify({characterJson: character});
}

function createdStatus({otherClaim}: CheckContext): string {
  return otherClaim('clients/created').code().text;
}

function create(server: Target, body: string): Promise<Answer> {
  return server.askWithKey(agents, {method: 'POST', headers: json, body});
}

/** The bio that the list of agents has of a new agent. */
async function listedBio(server: Target, character: object): Promise<unknown> {
  const name = 'Scout';
  await create(server, JSON.stringify({characterJson: {...character, name}}));
  const {body} = await server.askWithKey(agents);
  const listed: {name: string; bio?: unknown}[] = Object(JSON.parse(body)).data.agents;
  return listed.find((agent) => agent.name === name)?.bio;
}

function idIn({body}: Answer): string {
  return String(Object(JSON.parse(body)).data?.id);
}

/** Responses to the body of the page without its type, and with another one. */
async function otherTypes(context: CheckContext & Startable): Promise<Answer[]> {
  const body = shownBody(context);
  const types: Record<string, string>[] = [{}, {'Content-Type': 'text/plain'}];
  return context.withKeyedServer({}, (server) =>
    Promise.all(types.map((headers) => server.askWithKey(agents, {method: 'POST', headers, body}))),
  );
}
