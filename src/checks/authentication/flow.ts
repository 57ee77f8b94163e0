import {startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {arrowText, readSequence} from '../../content/claim/sequence.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, refusals} from '../requests.ts';
import {type SentKey, traceRequest} from './trace.ts';

const claim = startClaim('It starts the server with another key.');
const ofReference = whiteBoxClaim('It watches what happens in the reference server.');

const keyInWords = {valid: 'a valid key', invalid: 'an invalid key', missing: 'no key'} as const;
const sentKeys: readonly SentKey[] = ['valid', 'invalid', 'missing'];

claim('authentication/flow', async (context) => {
  const {documented, otherClaim, hold, withServer} = context;
  const isRefused = refusals(context);
  const header = otherClaim('authentication/header').code().text;
  const variable = otherClaim('authentication/key-variable').code().text;
  const key = strongKey();
  const [valid, invalid, missing] = await withServer(
    {variables: {[variable]: key}},
    async (server) =>
      [
        await server.ask(agents, {headers: {[header]: key}}),
        await server.ask(agents, {headers: {[header]: strongKey()}}),
        await server.ask(agents),
      ] as const,
  );
  const refused =
    invalid.statusLine === missing.statusLine ? invalid.statusLine : 'different things';
  const isValidated = [valid, invalid, missing].map(isRefused).join() === 'false,true,true';
  const [goesOn, stays, ends] = [valid, invalid, missing].map(({body}) =>
    body.includes('"agents"'),
  );
  hold.list(
    documented.items(),
    [
      `The client sends a request with the header ${header}.`,
      `The server ${isValidated ? 'validates' : 'ignores'} the header against ${variable}.`,
      `With a valid key, the request ${goesOn && !stays && !ends ? 'goes on' : 'does not go on'} to the endpoint: ${valid.statusLine}.`,
      `With an invalid key or without one, the server responds with ${refused}.`,
    ],
    'sent a request with a valid, an invalid and no key',
  );
});

ofReference('authentication/flow-diagram', async ({documented, otherClaim, hold}) => {
  const header = otherClaim('authentication/header').code().text;
  const block = documented.block();
  const result = readSequence(block.text);
  if (!result.ok) throw new Error(result.message);
  const {participants, before, branches, after} = result.sequence;

  const at = (line: number, text: string): Value => ({
    ...block,
    kind: 'item',
    line: block.line + line,
    text,
  });
  const untraced = new Set(sentKeys);
  const seen = new Set<string>();
  for (const branch of branches) {
    const cases = branch.label.replace(/ key$/, '').toLowerCase().split(' or ');
    const label = at(branch.line, branch.label);
    const known = sentKeys.filter((sent) => cases.includes(sent) && untraced.delete(sent));
    const isKnown = known.length === cases.length && branch.label.endsWith(' key');
    const what = isKnown ? 'such a request' : 'no request of this kind';
    hold.ok(label, isKnown, what, 'sent a valid, an invalid and a missing key');
    const path = [...before, ...branch.arrows, ...after].map((arrow) =>
      at(arrow.line, arrowText(arrow)),
    );
    for (const sent of known) {
      const {arrows} = await traceRequest(sent, agents, header);
      for (const arrow of arrows) for (const name of participantsOf(arrow)) seen.add(name);
      hold.list(path, arrows, `traced a request with ${keyInWords[sent]}`);
    }
  }
  for (const {name, line} of participants) {
    hold.ok(at(line, name), seen.has(name), `only ${[...seen].join(', ')}`, 'traced the requests');
  }
  hold.ok(
    block,
    untraced.size === 0,
    `requests with a key that is ${[...untraced].join(' or ')}`,
    'looked for the cases in the diagram',
  );
});

ofReference('authentication/preflight-endpoint', async ({documented, otherClaim, hold}) => {
  const header = otherClaim('authentication/header').code().text;
  const reached = async (method: string) =>
    (await traceRequest('valid', agents, header, method)).reachedEndpoint;
  const [preflight, other] = [await reached('OPTIONS'), await reached('GET')];
  const known = {'reaches no endpoint': !preflight && other, 'reaches an endpoint': preflight};
  const observed = preflight ? 'an endpoint ran' : 'no endpoint ran';
  holdPhrase(hold, documented.text(), known, observed, `OPTIONS ${agents} with X-API-KEY`);
});

/** The two ends of an arrow, as `Client` and `Server` of `Client->>Server: GET /api/agents`. */
function participantsOf(arrow: string): string[] {
  return /^(.+?)-?->>(.+?):/.exec(arrow)?.slice(1) ?? [];
}
