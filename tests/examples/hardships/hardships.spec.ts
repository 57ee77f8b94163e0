import {exampleNames} from '../../../src/content/example.ts';
import {projectFiles} from '../../../src/content/project-files.ts';
import {expect, test} from '../../support/fixtures.ts';
import {projectRoot} from '../../support/program.ts';
import {copiedClients} from './hardship.ts';
import {hardships} from './index.ts';

const files = projectFiles(projectRoot);
const clients = exampleNames(files).flatMap((name) => copiedClients(name, files));

for (const {what, concerns = () => true, fault} of hardships) {
  test(`each client that is copied from a page copes with ${what}`, async () => {
    const concerned = clients.filter(concerns);
    expect(concerned.length).toBeGreaterThanOrEqual(2);
    const faults = await Promise.all(
      concerned.map(async (client) => {
        const found = await fault(client);
        return found && `${client.language} of examples/${client.example}: ${found}`;
      }),
    );
    expect(faults.filter((found) => found !== undefined).join('\n')).toBe('');
  });
}
