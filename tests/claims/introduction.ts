import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../support/program.ts';
import {claim} from './claim.ts';
import {holdStartCommand} from './start-command.ts';

claim('introduction/node-version', async ({documented, hold}) => {
  const {engines} = JSON.parse(projectFiles(projectRoot).read('package.json') ?? '{}');
  hold.same(documented.text(), engines.node.replace('>=', ''), 'read "engines" in package.json');
});

claim('introduction/start', async (context) => {
  await holdStartCommand(context);
});

claim('introduction/refused', async ({documented, server, hold}) => {
  const {statusLine, asked} = await server.ask('/api/agents');
  hold.same(documented.code(), statusLine, asked);
});
