import type {StartCheck} from '../../claims/claim.ts';
import {withStub} from '../../servers/http/stub.ts';
import type {Launcher, StartedServer} from '../../servers/launcher.ts';
import {agents} from '../requests.ts';

/** A body that is no JSON, without the key. */
export const malformed = {
  method: 'POST',
  headers: {'Content-Type': 'application/json'},
  body: '{"',
};

/** How a check causes a report, for messages. */
export const askedForReport = 'sent malformed JSON with the key, and read what it reports';

/** Holds the variable that says where errors are reported to, and the header that has the key in a report. */
export const holdErrorReport: StartCheck = async ({documented, hold, withKeyedServer}) => {
  const [variable, header] = documented.codes();
  if (!variable || !header) throw new Error('The claim names a variable and a header.');
  const {report, key} = await reportOf(withKeyedServer, (host) => ({
    [variable.text]: `http://public@${host}/1`,
  }));
  const hasKey = report.includes(`"${header.text}"`) && report.includes(key);
  const words = report === '' ? 'no report' : 'a report without the key';
  hold.ok(variable, report !== '', words, askedForReport);
  hold.ok(header, hasKey, words, askedForReport);
  hold.ok(documented.text(), hasKey, words, askedForReport);
};

/** How long an error may take to be reported, in milliseconds. */
export const reportTimeoutMs = 10_000;

/**
 * What a server reports of a request with its key and malformed JSON; nothing where no report comes.
 * @param settings the variables by which it reports to this host, which is on this machine
 */
export async function reportOf(
  withKeyedServer: Launcher['withKeyedServer'],
  settings: (host: string) => Record<string, string>,
): Promise<{report: string; key: string}> {
  let report = '';
  const key = await withStub(
    (request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => {
        report += chunk;
      });
      request.on('end', () => response.end('{}'));
    },
    (url) =>
      withKeyedServer(settings(new URL(url).host), async (server) => {
        await causeReport(server);
        const end = performance.now() + reportTimeoutMs;
        while (!report.includes('"request"') && performance.now() < end) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return server.key;
      }),
  );
  return {report, key};
}

/** Sends the request that a server reports as an error. */
export function causeReport({ask, key}: StartedServer) {
  return ask(agents, {...malformed, headers: {...malformed.headers, 'X-API-KEY': key}});
}
