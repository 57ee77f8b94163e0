import {claim} from './claim.ts';
import {holdStartCommand} from './start-command.ts';

claim('introduction/start', async (context) => {
  await holdStartCommand(context);
});

claim('introduction/refused', async ({documented, server, hold}) => {
  const {statusLine, asked} = await server.ask('/api/agents');
  hold.same(documented.code(), statusLine, asked);
});
