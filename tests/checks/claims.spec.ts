import {heldHere} from '../../src/claims/held-here.ts';
import '../../src/checks/index.ts';
import {serversOf} from '../../src/checks/servers.ts';
import type {CheckedClaim} from '../../src/claims/check-claim.ts';
import {readPages} from '../../src/claims/pages.ts';
import {failureOf, runClaims} from '../../src/claims/run-claims.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {test as base} from '../fixtures/fixtures.ts';

const pages = readPages(projectFiles(projectRoot));
const ids = heldHere(pages);

/**
 * The tests are about one claim each, and their checks run several at a time, as in `npm run claims`: most of them wait
 * for a program that they started. After a failure a new worker takes up with the claim that comes next.
 */
const test = base.extend<object, {checked: (id: string) => Promise<CheckedClaim>}>({
  checked: [
    async ({server, openServer}, use) => {
      const results = new Map<string, CheckedClaim>();
      let run: AsyncGenerator<CheckedClaim> | undefined;
      const waiting: string[] = [];
      await use(async (id) => {
        if (run === undefined) {
          waiting.push(...ids.slice(ids.indexOf(id)));
          run = runClaims(waiting, pages, serversOf(server, openServer));
        }
        while (!results.has(id)) {
          const {value} = await run.next();
          if (value === undefined) break;
          results.set(value.id, value);
        }
        const checked = results.get(id);
        if (checked === undefined) throw new Error(`The claim ${id} was not checked.`);
        return checked;
      });
      waiting.length = 0;
      for await (const _rest of run ?? []);
    },
    {scope: 'worker'},
  ],
});

test.describe.configure({mode: 'default'});

for (const id of ids) {
  const {file, line, column} = pages.subject(id);

  test(`${file}:${line}:${column} ${id}`, async ({checked}) => {
    const result = await checked(id);
    const {verdict} = result;
    test.skip(verdict.outcome === 'not-observable', 'reason' in verdict ? verdict.reason : '');
    const failure = failureOf(result, pages);
    if (failure !== undefined) throw withoutStack(failure);
  });
}

/** The text says where to look; the lines of the runner would only hide it. */
function withoutStack(text: string): Error {
  const error = new Error(text);
  error.stack = text;
  return error;
}
