import {once} from 'node:events';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';

/** What every measured server answers: the body that the reference server sends at `/api/agents`. */
export const agents = {
  success: true,
  data: {
    agents: [
      {
        id: 'b850bc30-45f8-0041-a00a-83df46d8555d',
        name: 'Eliza',
        characterName: 'Eliza',
        bio: 'Answers questions about ElizaOS.',
        status: 'active',
      },
      {
        id: '5d3f0e5c-1c52-4d7e-9a43-6f3f2f6f0b1a',
        name: 'Scribe',
        characterName: 'Scribe',
        bio: 'Takes notes and summarises them.',
        status: 'active',
      },
    ],
  },
};

/** Says on standard output where the server listens, as the reference server does. */
export async function announce(server: Server): Promise<void> {
  if (!server.listening) await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  process.stdout.write(`Listening on http://127.0.0.1:${port}\n`);
}
