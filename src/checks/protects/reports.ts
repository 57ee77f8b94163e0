import {isIP} from 'node:net';
import {releaseClaim, type Startable} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {
  askedForReport,
  causeReport,
  holdErrorReport,
  reportedHost,
  reportOf,
} from '../compatibility/error-report.ts';
import {agents, success} from '../requests.ts';

releaseClaim('reference/what-the-key-protects/error-report', holdErrorReport);

/** What is reported to the variable that the page names. */
function reportBy({otherClaim, withKeyedServer}: CheckContext & Startable) {
  const [variable] = otherClaim('reference/what-the-key-protects/error-report').codes();
  return reportOf(withKeyedServer, (host) => ({
    [variable?.text ?? '']: `http://public@${host}/1`,
  }));
}

releaseClaim('reference/what-the-key-protects/default-report', async (context) => {
  const {documented, otherClaim, hold, withKeyedServer} = context;
  const [variable] = otherClaim('reference/what-the-key-protects/error-report').codes();
  const site = documented.code();
  const host = await reportedHost(withKeyedServer, variable?.text ?? '');
  const isThere = host.endsWith(`.${site.text}`);
  hold.ok(site, isThere, host, `${askedForReport}, without an address`);
});

releaseClaim('reference/what-the-key-protects/report-before', async (context) => {
  const {report, key} = await reportBy(context);
  const seen = report.includes(key) ? 'a report with the key' : 'no report';
  const isSo = report !== '' && !report.includes(key);
  context.hold.ok(context.documented.text(), isSo, seen, askedForReport);
});

releaseClaim('reference/what-the-key-protects/no-report', async (context) => {
  const {documented, hold} = context;
  const {report} = await reportBy(context);
  const seen = report === '' ? 'no report' : 'a report';
  hold.ok(documented.text(), report === '', seen, askedForReport);
});

releaseClaim('reference/what-the-key-protects/report-stays', async (context) => {
  const {documented, hold, withKeyedServer} = context;
  const block = documented.block();
  const [, name = '', value = ''] = /^(\w+)=(\S+)$/.exec(block.text) ?? [];
  const {hostname} = new URL(value);
  const isHere = isIP(hostname) === 4 && hostname.startsWith('127.');
  hold.ok(block, isHere, `an address of another machine: ${hostname}`, `read ${block.text}`);
  // That the server takes a value of this form shows where something listens.
  const {report} = await reportOf(withKeyedServer, (host) => {
    const address = new URL(value);
    address.host = host;
    return {[name]: String(address)};
  });
  const seen = report === '' ? 'no report' : 'a report';
  hold.ok(block, report !== '', seen, `${askedForReport}, with another port in the value`);
  await withKeyedServer({[name]: value}, async (server) => {
    await causeReport(server);
    const {statusLine, asked} = await server.askWithKey(agents);
    hold.ok(block, statusLine === success(context), statusLine, `${asked}, after an error`);
  });
});
