/**
 * Starts the ElizaOS server that is installed in the folder of this file, on a port of the loopback address.
 * The run copies this file there, so that the import finds that version.
 */
import {AgentServer} from '@elizaos/server';

const [port, dataDir, steps] = process.argv.slice(2);
const server = new AgentServer();
if (steps === 'one-step') {
  await server.start({port: Number(port), dataDir, agents: []});
} else {
  await server.initialize({dataDir});
  await server.start(Number(port));
}
