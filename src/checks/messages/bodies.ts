import {randomUUID} from 'node:crypto';
import {releaseClaim, startClaim, whiteBoxClaim} from '../../claims/claim.ts';
import {actionFor, holdPhrase} from '../../claims/phrase.ts';
import {type Answer, send} from '../../servers/http/http.ts';
import type {Target} from '../../servers/target.ts';
import {jsonBody, objectOfBytes} from '../json-body.ts';
import {agents, messageOf} from '../requests.ts';
import {holdSaid, holdSaidParts, textsSaid} from './said.ts';

const ofReference = whiteBoxClaim('It is about the words of the reference server.');
const claim = startClaim('It sends what could disturb whatever stands before a server.');

const malformed = jsonBody('{"');

ofReference('fix/refused-requests/invalid-json', async (context) => {
  holdSaid(context, await context.server.askWithKey(agents, malformed), ', which is not JSON');
});

ofReference('fix/refused-requests/large-body-message', async (context) => {
  const large = jsonBody(objectOfBytes(200_000));
  holdSaid(context, await context.server.askWithKey(agents, large), ', with a large body');
});

ofReference('fix/refused-requests/failure-message', async (context) => {
  const {answer} = await context.failure();
  holdSaid(context, {...answer, asked: 'sent a request at which the server fails'});
});

claim('fix/refused-requests/headers-too-large', async (context) => {
  holdSaid(context, await sendKeyOf(20_000, context.server));
});

/** More than the other headers of the request and its first line take. */
const otherBytes = 512;

claim('fix/refused-requests/header-bytes', async ({documented, server, hold, otherClaim}) => {
  const most = documented.code();
  const tooLarge = otherClaim('fix/refused-requests/headers-too-large').code().text;
  for (const [bytes, isTooLarge] of [
    [Number(most.text) - otherBytes, false],
    [Number(most.text), true],
  ] as const) {
    const {statusLine} = await sendKeyOf(bytes, server);
    const isSo = (statusLine === tooLarge) === isTooLarge;
    hold.ok(most, isSo, statusLine, `sent a key of ${bytes} bytes`);
  }
});

releaseClaim('fix/refused-requests/content-type-message', async (context) => {
  const plain = {method: 'POST', headers: {'Content-Type': 'text/plain'}, body: '{}'};
  holdSaid(context, await context.server.askWithKey(agents, plain));
});

releaseClaim('fix/refused-requests/content-type', async (context) => {
  const {documented, hold, otherClaim, server} = context;
  const header = documented.code();
  const refused = otherClaim('fix/refused-requests/content-type-message').codes();
  const [name = '', value = ''] = header.text.split(': ');
  const question = {method: 'POST', headers: {[name]: value}, body: '{}'};
  const answer = await server.askWithKey(agents, question);
  const said = textsSaid(answer);
  const isSo = !refused.some(({text}) => said.includes(text));
  hold.ok(header, isSo, said.join(', '), answer.asked);
});

releaseClaim('fix/refused-requests/parser-message', async (context) => {
  const {documented, hold, server} = context;
  const [status, ...parts] = documented.codes();
  if (!status) throw new Error('The claim names no status.');
  const messages: string[] = [];
  for (const part of parts) {
    const body = actionFor(hold, part, malformedBodies);
    const answer = await server.ask(agents, jsonBody(body));
    const [message = 'nothing'] = textsSaid(answer);
    const asked = `${answer.asked}, with the body ${body}`;
    hold.same(status, answer.statusLine, asked);
    hold.ok(part, message.includes(part.text), message, asked);
    messages.push(message);
  }
  const says = `${status.text}: a message with ${anyOf.format(parts.map(({text}) => text))}`;
  const seen = messages.join(', ');
  holdPhrase(hold, documented.text(), {[says]: true}, seen, 'sent a body of each kind');
});

const anyOf = new Intl.ListFormat('en', {type: 'disjunction'});

/** A body for each thing that the parser of JSON can say. */
const malformedBodies: Readonly<Record<string, string>> = {
  'in JSON at position': '{"',
  'is not valid JSON': "'{}'",
  'Unexpected end of JSON input': '{"name":',
};

releaseClaim('fix/refused-requests/no-body', async (context) => {
  const {documented, hold} = context;
  const answer = await context.server.askWithKey(agents, {method: 'POST'});
  holdSaidParts(context, answer);
  const [status, part] = documented.codes();
  const says = `${status?.text}: a message with ${part?.text}`;
  holdPhrase(hold, documented.text(), {[says]: true}, answer.body, answer.asked);
});

releaseClaim('fix/refused-requests/no-body-of-update', async (context) => {
  const path = `${agents}/${randomUUID()}`;
  holdSaidParts(context, await context.server.askWithKey(path, {method: 'PATCH'}));
});

releaseClaim('fix/refused-requests/no-body-of-message', async (context) => {
  const path = `/api/messaging/sessions/${randomUUID()}/messages`;
  holdSaidParts(context, await context.server.askWithKey(path, {method: 'POST'}));
});

releaseClaim('fix/refused-requests/too-large-message', async (context) => {
  const large = jsonBody(objectOfBytes(3_000_000));
  holdSaid(context, await context.server.ask(agents, large), ', with a large body');
});

releaseClaim('fix/refused-requests/body-limit', async ({documented, hold, ...servers}) => {
  const [bytes, setting] = documented.codes();
  if (!bytes || !setting) throw new Error('The claim names a number of bytes and a setting.');
  const {server, withKeyedServer} = servers;
  const saysAt = async (size: number, target: typeof server) =>
    messageOf(await target.ask(agents, jsonBody(objectOfBytes(size))));
  const most = Number(bytes.text);
  const [fits, beyond] = [await saysAt(most, server), await saysAt(most + 1, server)];
  hold.ok(bytes, fits !== beyond, beyond, `sent ${most} bytes and one more`);
  const [name = '', value = ''] = setting.text.split('=');
  await withKeyedServer({[name]: value}, async (larger) => {
    const says = await saysAt(most + 1, larger);
    hold.ok(setting, says === fits, says, `sent ${most + 1} bytes with ${setting.text}`);
    hold.ok(documented.text(), says === fits, says, `sent ${most + 1} bytes with ${setting.text}`);
  });
});

/** What refuses such a request is below the API, so its response is not held against the description of the API. */
function sendKeyOf(bytes: number, {url}: Target): Promise<Answer> {
  return send(url, agents, {headers: {'X-API-KEY': 'a'.repeat(bytes)}});
}
