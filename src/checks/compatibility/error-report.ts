import {setTimeout as delay} from 'node:timers/promises';
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
        await until(() => report.includes('"request"'));
        return server.key;
      }),
  );
  return {report, key};
}

/**
 * The host that a server reports to whose address for reports is left empty; `nowhere` where it reports nothing. The proxy
 * that the server is given lets nothing through.
 */
export function reportedHost(
  withKeyedServer: Launcher['withKeyedServer'],
  variable: string,
): Promise<string> {
  let host = '';
  return withStub(
    (_request, response) => response.end(),
    (url, proxy) => {
      proxy.on('connect', ({url: target = ''}, socket) => {
        host = target.replace(/:\d+$/, '');
        socket.destroy();
      });
      // An empty no_proxy would stand for every host.
      const proxied = {https_proxy: url, http_proxy: url, no_proxy: 'no.invalid'};
      return withKeyedServer({[variable]: '', ...proxied}, async (server) => {
        await causeReport(server);
        await until(() => host !== '');
        return host || 'nowhere';
      });
    },
  );
}

/** Waits until it is so, for as long as a report may take. */
async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + reportTimeoutMs;
  while (!isSo() && performance.now() < end) await delay(50);
}

/** Sends the request that a server reports as an error. */
export function causeReport({ask, key}: StartedServer) {
  return ask(agents, {...malformed, headers: {...malformed.headers, 'X-API-KEY': key}});
}
