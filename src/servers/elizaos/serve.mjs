/**
 * Starts the ElizaOS server that is installed in the folder of this file. The run copies this file there, so that the
 * import finds that version.
 *
 * Whatever address the server wants to listen on, it gets the loopback address, and the first line that starts with
 * `[asked]` says which one it wanted. A line that starts with `[failed]` says why it cannot listen, since not every
 * release does.
 *
 * With a third argument it runs an agent whose plugin has these routes, as JSON.
 */
import {Server} from 'node:net';

const [dataDir, steps, plugin] = process.argv.slice(2);

const {listen, emit} = Server.prototype;
// A listener would change what happens to an error that nobody listens for.
Server.prototype.emit = function emitAndTell(event, ...args) {
  if (event === 'error') process.stdout.write(`[failed] ${args[0]?.code}\n`);
  return emit.call(this, event, ...args);
};
Server.prototype.listen = function listenOnLoopback(...args) {
  const place = args.findIndex((argument) => typeof argument === 'string');
  const host = place < 0 ? args[0]?.host : args[place];
  process.stdout.write(`[asked] ${host ?? '::'}\n`);
  if (!['0.0.0.0', '::', undefined].includes(host)) return listen.apply(this, args);
  if (place >= 0) args[place] = '127.0.0.1';
  else if (typeof args[0] === 'object') args[0] = {...args[0], host: '127.0.0.1'};
  else args.splice(1, 0, '127.0.0.1');
  return listen.apply(this, args);
};

const agents = plugin === undefined ? [] : [agentWith(JSON.parse(plugin))];
const {AgentServer} = await import('@elizaos/server');
const server = new AgentServer();
if (steps === 'one-step') {
  await server.start({dataDir, agents});
} else {
  await server.initialize({dataDir});
  for (const agent of agents) await register(agent);
  // As the command of that time does, since the server leaves the port to its caller.
  await server.start(Number(process.env.SERVER_PORT || 3000));
}

function agentWith({name, routes}) {
  let open;
  const handlerOf =
    ({begin, end} = {}) =>
    (_request, response) => {
      if (begin === undefined) {
        if (end !== undefined) open?.end(end);
        return response.json({plugin: name});
      }
      open = response;
      return response.write(begin);
    };
  const plugin = {
    name,
    description: 'Has routes.',
    routes: routes.map(({sends, ...route}) => ({
      type: 'GET',
      name: route.path,
      handler: handlerOf(sends),
      ...route,
    })),
  };
  return {character: {name: 'Alpha', bio: ['A test agent.']}, plugins: [plugin]};
}

/** As the command of that time does, too: its server registers agents that its caller has made. */
async function register({character, plugins}) {
  const {AgentRuntime} = await import('@elizaos/core');
  const {plugin: sql} = await import('@elizaos/plugin-sql');
  const runtime = new AgentRuntime({character, plugins: [sql, ...plugins]});
  await runtime.initialize();
  await server.registerAgent(runtime);
}
