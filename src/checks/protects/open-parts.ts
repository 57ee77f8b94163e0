import {randomUUID} from 'node:crypto';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {releaseClaim, type StartCheck} from '../../claims/claim.ts';
import {connectSocket} from '../../servers/elizaos/handshake.ts';
import type {PluginRoutes} from '../../servers/launcher.ts';
import {strongKey} from '../../servers/strong-key.ts';
import {inFolder} from '../code-of-page.ts';
import {holdHealth} from '../compatibility/of-releases.ts';
import {agents, headerValue} from '../requests.ts';
import {fits, uploadFile} from './upload.ts';

releaseClaim('reference/what-the-key-protects/api', async ({documented, hold, server}) => {
  const [path, status] = documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const below = path.text.replace('*', '');
  for (const route of [agents, `${below}no-such-route`]) {
    const answer = await server.ask(route);
    hold.ok(path, route.startsWith(below), answer.statusLine, answer.asked);
    hold.same(status, answer.statusLine, answer.asked);
    hold.ok(documented.text(), answer.statusLine === status.text, answer.statusLine, answer.asked);
  }
});

releaseClaim('reference/what-the-key-protects/socket', async ({documented, hold, server}) => {
  const packet = await connectSocket(server);
  hold.ok(documented.text(), packet.startsWith('40'), packet, 'connected without a key');
});

releaseClaim('reference/what-the-key-protects/files', async ({documented, hold, server}) => {
  const [path, status] = documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const content = strongKey();
  const url = await uploadFile(server, content);
  hold.ok(path, fits(url, path.text), url, 'uploaded a file with the key');
  const answer = await server.ask(url);
  hold.same(status, answer.statusLine, answer.asked);
  const isFile = answer.body === content;
  hold.ok(documented.text(), isFile, isFile ? 'the file' : 'something else', answer.asked);
});

releaseClaim('reference/what-the-key-protects/generated-files', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  const [path, status] = documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const [agent, name, content] = [randomUUID(), 'note.txt', strongKey()];
  await inFolder(async (folder) => {
    await mkdir(join(folder, agent));
    await writeFile(join(folder, agent, name), content);
    await withKeyedServer({ELIZA_DATA_DIR_GENERATED: folder}, async (server) => {
      const url = path.text.replace('<agent>', agent).replace('<file>', name);
      const answer = await server.ask(url);
      const isFile = answer.body === content;
      hold.same(status, answer.statusLine, answer.asked);
      hold.ok(path, isFile, answer.body.slice(0, 40), answer.asked);
      hold.ok(documented.text(), isFile, answer.body.slice(0, 40), answer.asked);
    });
  });
});

/** A plugin with a route of each kind. */
const plugin: PluginRoutes = {
  name: 'notes',
  routes: [
    {path: '/shown', public: true},
    {path: '/hidden', public: false},
  ],
};

/** Holds a path of the routes of a plugin, the status of their responses, and the setting that changes nothing. */
const holdPluginRoute: StartCheck = async ({documented, hold, withServer}) => {
  const [path, status, setting] = documented.codes();
  if (!path || !status || !setting) {
    throw new Error('The claim names a path, a status, and a setting of a route.');
  }
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey()};
  await withServer({variables, plugin}, async (server) => {
    for (const route of plugin.routes) {
      const at = path.text.replace('<plugin>', plugin.name).replace('/<route>', route.path);
      const {statusLine, body, asked} = await server.ask(at);
      const isRoute = body === JSON.stringify({plugin: plugin.name});
      const seen = isRoute ? 'the route' : 'something else';
      hold.ok(path, isRoute, seen, asked);
      hold.same(status, statusLine, asked);
      if (setting.text === `public: ${route.public}`) hold.ok(setting, isRoute, seen, asked);
      hold.ok(documented.text(), isRoute, seen, asked);
    }
  });
};

releaseClaim('reference/what-the-key-protects/plugin-route', holdPluginRoute);
releaseClaim('reference/what-the-key-protects/plugin-route-before', holdPluginRoute);

releaseClaim('reference/what-the-key-protects/interface', async ({documented, hold, server}) => {
  const [path, status] = documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const answer = await server.ask(path.text);
  const type = headerValue(answer, 'Content-Type');
  const isHtml = type.startsWith('text/html');
  hold.ok(path, isHtml, type, answer.asked);
  hold.same(status, answer.statusLine, answer.asked);
  hold.ok(documented.text(), isHtml, type, answer.asked);
});

releaseClaim('reference/what-the-key-protects/health', holdHealth);

releaseClaim('reference/what-the-key-protects/no-health', async (context) => {
  const {documented, otherClaim, hold, server} = context;
  const [root] = otherClaim('reference/what-the-key-protects/interface').codes();
  const {body} = await server.ask(root?.text ?? '');
  const answer = await server.ask(documented.code().text);
  for (const value of [documented.code(), documented.text()]) {
    hold.ok(value, answer.body === body, answer.body.slice(0, 40), answer.asked);
  }
});

releaseClaim('reference/what-the-key-protects/health-of-agents', async (context) => {
  const {documented, hold, server, withServer} = context;
  const [path, status] = documented.codes();
  if (!path || !status) throw new Error('The claim names a path and a status.');
  const without = await server.ask(path.text);
  hold.same(status, without.statusLine, `${without.asked} with no agent`);
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey()};
  const {statusLine, asked} = await withServer({variables, plugin}, ({ask}) => ask(path.text));
  const isSo = statusLine !== without.statusLine;
  for (const value of [path, documented.text()]) {
    hold.ok(value, isSo, statusLine, `${asked} with an agent`);
  }
});
