import {whiteBoxClaim} from '../../claims/claim.ts';
import type {Value} from '../../content/claim/claim.ts';
import {arrowText, readSequence} from '../../content/claim/sequence.ts';
import {agents} from '../requests.ts';
import {type SentKey, traceRequest} from './trace.ts';

const claim = whiteBoxClaim('It watches what happens in the server.');

const keyInWords = {valid: 'a valid key', invalid: 'an invalid key', missing: 'no key'} as const;
const sentKeys: readonly SentKey[] = ['valid', 'invalid', 'missing'];

claim('authentication/flow', async ({documented, otherClaim, hold}) => {
  const header = otherClaim('authentication/header').code().text;
  const variable = otherClaim('authentication/key-variable').code().text;
  const [valid, invalid, missing] = await Promise.all(
    sentKeys.map((sent) => traceRequest(sent, agents, header)),
  );
  if (!valid || !invalid || !missing) throw new Error('A trace is missing.');
  const refused =
    invalid.statusLine === missing.statusLine ? invalid.statusLine : 'different things';
  const isValidated = [valid, invalid, missing].every(({validated}) => validated);
  const goesOn = valid.reachedEndpoint && !invalid.reachedEndpoint && !missing.reachedEndpoint;
  hold.list(
    documented.items(),
    [
      `The client sends a request with the header ${header}.`,
      `The server ${isValidated ? 'validates' : 'ignores'} the header against ${variable}.`,
      `With a valid key, the request ${goesOn ? 'goes on' : 'does not go on'} to the endpoint: ${valid.statusLine}.`,
      `With an invalid key or without one, the server answers ${refused}.`,
    ],
    'traced a request with a valid, an invalid and no key',
  );
});

claim('authentication/flow-diagram', async ({documented, otherClaim, hold}) => {
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

/** The two ends of an arrow, as `Client` and `Server` of `Client->>Server: GET /api/agents`. */
function participantsOf(arrow: string): string[] {
  return /^(.+?)-?->>(.+?):/.exec(arrow)?.slice(1) ?? [];
}
