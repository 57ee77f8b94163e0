import {whiteBoxClaim} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import {copiedClients, runCopied} from '../../clients/hardships/hardship.ts';
import {noSleep} from '../../clients/hardships/spies.ts';
import type {ClientRun} from '../../clients/run-client.ts';
import {clientLanguages} from '../../content/code/client-language.ts';
import {projectFiles} from '../../content/project-files.ts';
import {projectRoot} from '../../machine/project.ts';
import {withStub} from '../../servers/http/stub.ts';
import {needs} from '../clients/clients.ts';

const claim = whiteBoxClaim('It runs the clients of the page against servers with other settings.');

claim('reference/rate-limits/retry-after-date', async (context) => {
  const {documented, hold} = context;
  const inSeconds = 30;
  await Promise.all(
    clientLanguages.map(async ({id, file}) => {
      const date = new Date(Date.now() + inSeconds * 1000).toUTCString();
      const [slept = Number.NaN] = (await visitInHaste(context, id, date)).slept;
      // The header holds no fractions, and the client takes a while to start.
      const isRight = slept > inSeconds - 15 && slept <= inSeconds;
      const observed = isRight ? 'it waits until then' : `it waits for ${slept} s`;
      const asked = `told ${file} to wait until ${date}`;
      holdPhrase(hold, documented.text(), {'or as a date': isRight}, observed, asked);
    }),
  );
});

claim('reference/rate-limits/waiting-line', async (context) => {
  const {documented, hold} = context;
  for (const {id, file} of clientLanguages.filter(({id}) => id !== 'curl')) {
    const {errorOutput} = await visitInHaste(context, id, '7');
    hold.same(documented.block(), errorOutput.trim(), `told ${file} to wait for 7 s`);
    const isTold = errorOutput.includes('waiting 7 s');
    hold.ok(documented.block(), isTold, errorOutput, `told ${file} to wait for 7 s`);
  }
});

claim('reference/rate-limits/curl-waiting-line', async (context) => {
  const {documented, hold} = context;
  const {errorOutput} = await visitInHaste(context, 'curl', '5');
  const [said = errorOutput] = /Will retry in \d+/.exec(errorOutput) ?? [];
  hold.same(documented.code(), said, 'told curl.sh to wait for 5 s');
});

claim('reference/rate-limits/curl-other-retries', async (context) => {
  const {documented, hold} = context;
  for (const status of documented.codes()) {
    const {slept} = await visitInHaste(context, 'curl', undefined, Number(status.text));
    const asked = `sent ${status.text} to curl.sh`;
    hold.ok(status, slept.length > 0, 'it sends no other request', asked);
  }
});

claim('reference/rate-limits/unknown-wait', async (context) => {
  const {documented, hold} = context;
  const tries = clientLanguages.flatMap(({id, file}) =>
    [undefined, 'soon'].map(async (after) => {
      const {slept} = await visitInHaste(context, id, after);
      hold.same(documented.code(), slept.join(), `told ${file} Retry-After: ${after ?? '(none)'}`);
    }),
  );
  await Promise.all(tries);
});

claim('reference/rate-limits/longest-wait', async (context) => {
  const {documented, hold} = context;
  const longest = Number(documented.code().text);
  for (const {id, file} of clientLanguages) {
    // curl counts the time of its requests as well.
    const patience = id === 'curl' ? longest - 2 : longest;
    const {slept} = await visitInHaste(context, id, String(patience));
    const waited = slept.join() === String(patience);
    hold.ok(
      documented.code(),
      waited,
      slept.join() || 'no wait',
      `told ${file} to wait for ${patience} s`,
    );
    const tooLong = await visitInHaste(context, id, String(longest + 1));
    const gaveUp = tooLong.slept.length === 0 && tooLong.exitCode !== 0;
    const asked = `told ${file} to wait for ${longest + 1} s`;
    hold.ok(documented.code(), gaveUp, `it waits for ${tooLong.slept.join()} s`, asked);
  }
});

/** Runs the client that pages show against a server that refuses it once; it does not really wait (see `noSleep`). */
async function visitInHaste(
  context: CheckContext,
  language: (typeof clientLanguages)[number]['id'],
  after: string | undefined,
  refusal = Number.parseInt(context.otherClaim('reference/rate-limits/excess').code().text, 10),
): Promise<ClientRun & {slept: number[]}> {
  const client = copiedClients('wait-and-retry', projectFiles(projectRoot)).find(
    (copied) => copied.language === language,
  );
  if (!client) throw new Error(`There is no client in ${language}.`);
  needs(language);
  let count = 0;
  const run = await withStub(
    (_request, response) => {
      count++;
      if (count === 1)
        response.writeHead(refusal, after === undefined ? {} : {'Retry-After': after});
      response.end('{}');
    },
    (url) => runCopied({...client, code: noSleep[language] + client.code}, url),
  );
  const slept = [...run.output.matchAll(/^slept: (.+)$/gm)].map(([, seconds]) => Number(seconds));
  return {...run, slept};
}
