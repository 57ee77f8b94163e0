import {releaseClaim, startClaim} from '../../claims/claim.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {nginxSays} from '../../servers/beside/nginx.ts';
import {clientsFile, siteFiles} from '../../servers/beside/nginx-files.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {agents, holdStatus} from '../requests.ts';
import {type ClientsProxied, withClients} from './clients-proxied.ts';

const claim = startClaim('It starts nginx before the server.');

claim('operate/rotate-keys/client-names', async (context) => {
  const {documented, hold} = context;
  const [known, unknown] = documented.codes();
  if (!known || !unknown) throw new Error('The claim has the end of two lines.');
  const app = {name: 'app', key: strongKey()};
  await withClients(context, [app, {name: 'nightly-job', key: strongKey()}], async (proxied) => {
    const ask = (key: string) => proxied.proxy.ask(agents, {headers: {'X-API-KEY': key}});
    const answers = [await ask(app.key), await ask(strongKey())];
    const lines = (await proxied.proxy.logOf(answers.length)).trimEnd().split('\n');
    for (const [place, value] of [known, unknown].entries()) {
      const end = /[^"\s]+ "[^"]*"$/.exec(lines[place] ?? '')?.[0] ?? lines[place];
      hold.same(value, String(end), `${answers[place]?.asked}, and read nginx's log`);
    }
  });
});

claim('operate/rotate-keys/no-key-in-log', async (context) => {
  const {documented, hold} = context;
  const app = {name: 'app', key: strongKey()};
  await withClients(context, [app], async ({server, proxy}) => {
    const guess = strongKey();
    const sent = [app.key, guess];
    for (const key of sent) await proxy.ask(agents, {headers: {'X-API-KEY': key}});
    const log = await proxy.logOf(sent.length);
    const found = [...sent, server.key].filter((key) => log.includes(key));
    const known = {'No key': found.length === 0, 'A key': found.length > 0};
    const observed = `${found.length} of the keys are there`;
    holdPhrase(hold, documented.text(), known, observed, 'sent two keys, and read the log');
  });
});

claim('operate/rotate-keys/key-letter-case', async (context) => {
  const app = {name: 'app', key: `a${strongKey()}`};
  await withClients(context, [app], async (proxied) => {
    const answer = await askWith(proxied, `A${app.key.slice(1)}`);
    holdStatus(context, answer, ": a client's key with one letter in the other case");
  });
});

claim('operate/rotate-keys/server-key-alone', async (context) => {
  const {documented, hold} = context;
  const app = {name: 'app', key: strongKey()};
  await withClients(context, [app], async (proxied) => {
    const answer = await askWith(proxied, proxied.server.key);
    holdStatus(context, answer, ": the server's own key, through nginx");
    const {statusLine} = await proxied.server.askWithKey(agents);
    const isRefusal = statusLine !== answer.statusLine;
    hold.ok(documented.code(), isRefusal, statusLine, 'sent it to the server');
  });
});

claim('operate/rotate-keys/rotation-key-length', async (context) => {
  const {documented, hold} = context;
  // In whole thousands: the exact number is nginx's own affair.
  const step = 1000;
  const app = {name: 'app', key: 'k'.repeat(Number(documented.code().text.replaceAll(',', '')))};
  await withClients(context, [app], async (proxied) => {
    const [{status, statusLine}, other] = [
      await askWith(proxied, app.key),
      await askWith(proxied, `${app.key}k`),
    ];
    const isTold = status < 300 && other.status !== status;
    hold.ok(documented.code(), isTold, statusLine, `sent a key of ${app.key.length} characters`);
    const longer = [{...app, key: app.key + 'k'.repeat(step)}];
    const {isAccepted} = await nginxSays({
      ...(await siteFiles(proxied.server)),
      ...(await clientsFile(longer, proxied.server.key)),
    });
    const isMost = !isAccepted && app.key.length % step === 0;
    hold.ok(documented.code(), isMost, 'takes more', `let nginx read ${step} more`);
  });
});

releaseClaim('operate/rotate-keys/interface-key', async (context) => {
  const {documented, hold} = context;
  const [variable, refusal] = documented.codes();
  if (!variable || !refusal) throw new Error('The claim names a variable and a message.');
  const key = strongKey();
  const variables = {ELIZA_SERVER_AUTH_TOKEN: key, [variable.text]: key};
  const [app, owner] = [
    {name: 'app', key: strongKey()},
    {name: 'owner', key},
  ];
  await withClients(
    {withKeyedServer: (others, task) => context.withKeyedServer({...others, ...variables}, task)},
    [app, owner],
    async ({proxy}) => {
      const packetFor = (apiKey: string) =>
        connectSocket(proxy, {apiKey, entityId: '5f2c1e1c-8f3e-4c0a-9d52-6f0e0d9b7c11'});
      const [refused, accepted] = [await packetFor(app.key), await packetFor(owner.key)];
      const {message = refused}: {message?: string} = refused.startsWith('40')
        ? {message: 'it connects'}
        : Object(JSON.parse(refused.slice(2) || '{}'));
      const asked = "connected to Socket.IO through nginx with a client's key";
      hold.same(refusal, message, asked);
      hold.ok(documented.text(), message === refusal.text, message, asked);
      const isOpen = accepted.startsWith('40');
      hold.ok(variable, isOpen, accepted, "connected with the server's key");
    },
  );
});

function askWith({proxy}: ClientsProxied, key: string) {
  return proxy.ask(agents, {headers: {'X-API-KEY': key}});
}
