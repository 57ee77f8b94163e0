import {randomUUID} from 'node:crypto';
import {releaseClaim} from '../../claims/claim.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {holdOwnAddress} from '../compatibility/of-releases.ts';
import {agents, success} from '../requests.ts';

releaseClaim('reference/what-the-key-protects/socket-variable', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  const variable = documented.code();
  await withKeyedServer({[variable.text]: strongKey()}, async (server) => {
    const packet = await connectSocket(server);
    const asked = `set ${variable.text}, and connected without it`;
    hold.ok(variable, packet.startsWith('44'), packet, asked);
  });
});

releaseClaim('reference/what-the-key-protects/socket-no-variable', async (context) => {
  const {documented, otherClaim, hold, withKeyedServer} = context;
  const name = otherClaim('reference/what-the-key-protects/socket-variable').code().text;
  await withKeyedServer({[name]: strongKey()}, async (server) => {
    const packet = await connectSocket(server);
    const seen = packet.startsWith('40') ? 'has no effect' : packet;
    hold.same(documented.text(), seen, `set ${name}, and connected without it`);
  });
});

releaseClaim('reference/what-the-key-protects/socket-closed', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  const [variable, name] = documented.codes();
  if (!variable || !name) throw new Error('The claim names a variable and what a client sends.');
  const value = strongKey();
  await withKeyedServer({[variable.text]: value}, async (server) => {
    const situation = (key: string) => `set ${variable.text}, and connected with ${key}`;
    for (const auth of [{}, {[name.text]: strongKey()}]) {
      const packet = await connectSocket(server, {entityId: randomUUID(), ...auth});
      hold.ok(variable, packet.startsWith('44'), packet, situation('none or a wrong one'));
    }
    const packet = await connectSocket(server, {entityId: randomUUID(), [name.text]: value});
    for (const one of [name, documented.text()]) {
      hold.ok(one, packet.startsWith('40'), packet, situation(`it in ${name.text}`));
    }
  });
});

releaseClaim('reference/what-the-key-protects/socket-variable-only', async (context) => {
  const {documented, otherClaim, hold, withServer} = context;
  const name = otherClaim('reference/what-the-key-protects/socket-variable').code().text;
  await withServer({variables: {[name]: strongKey()}}, async ({ask}) => {
    const {statusLine, asked} = await ask(agents);
    const isOpen =
      agents.startsWith(`${documented.code().text}/`) && statusLine === success(context);
    for (const value of [documented.code(), documented.text()]) {
      hold.ok(value, isOpen, statusLine, `${asked}, with ${name} alone`);
    }
  });
});

releaseClaim('reference/what-the-key-protects/interface-off', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  const [setting, status] = documented.codes();
  if (!setting || !status) throw new Error('The claim names a setting and a status.');
  const [name = '', value = ''] = setting.text.split('=');
  const path = context.otherClaim('reference/what-the-key-protects/interface').codes()[0]?.text;
  await withKeyedServer({[name]: value}, async ({ask}) => {
    const {statusLine, asked} = await ask(path ?? '');
    hold.same(status, statusLine, `${asked}, with ${setting.text}`);
    for (const one of [setting, documented.text()]) {
      hold.ok(one, statusLine === status.text, statusLine, `${asked}, with ${setting.text}`);
    }
  });
});

releaseClaim('reference/what-the-key-protects/own-address', holdOwnAddress);
