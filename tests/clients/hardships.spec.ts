import {copiedClients} from '../../src/clients/hardships/hardship.ts';
import {hardships} from '../../src/clients/hardships/index.ts';
import {exampleNames} from '../../src/content/code/example.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {expect, test} from '../fixtures/fixtures.ts';

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
