import {whiteBoxClaim} from '../../claims/claim.ts';
import {projectFiles} from '../../content/project-files.ts';
import {projectRoot} from '../../machine/project.ts';
import {holdStartCommand} from '../server/start-command.ts';

const claim = whiteBoxClaim('It runs the commands of the page.');

claim('quick-start/node-version', async ({documented, hold}) => {
  const {engines} = JSON.parse(projectFiles(projectRoot).read('package.json') ?? '{}');
  const [, oldest = ''] = />=(\d+\.\d+)/.exec(engines.node) ?? [];
  hold.same(documented.text(), oldest, 'read "engines" in package.json');
});

claim('quick-start/start', async (context) => {
  await holdStartCommand(context);
});
