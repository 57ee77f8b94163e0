import {claim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import type {Value} from '../../content/claim/claim.ts';
import type {Answer} from '../../servers/http/http.ts';
import {agents, headerLine, headerValue, success} from '../requests.ts';
import {policyHeader, securityHeaderNames, securityHeaders, withoutPageSources} from './names.ts';
import {directivePurposes, headerPurposes, type ReviewedSentence} from './reviewed.ts';

claim('security-headers/headers', async ({documented, server, hold}) => {
  const rows = documented.rows('Header', 'Value', 'What it prevents');
  const answers = [await server.ask(agents), await server.askWithKey(agents)];
  for (const {headers, asked} of answers) {
    for (const {Header, Value} of rows) {
      const value = headers[Header.text.toLowerCase()];
      const shown =
        Header.text.toLowerCase() === policyHeader
          ? 'as below'
          : headerValue({headers}, Header.text);
      hold.same(Value, shown, asked);
      hold.ok(Header, value !== undefined, headerLine(Header.text, value), asked);
    }
    const shown = rows.map(({Header}) => Header.text.toLowerCase());
    const missing = securityHeaderNames(headers).filter((name) => !shown.includes(name));
    const last = rows.at(-1)?.Header;
    if (last) hold.ok(last, missing.length === 0, `also ${missing.join(', ')}`, asked);
  }
  for (const row of rows) {
    holdReviewed(hold, row.Header, row['What it prevents'], headerPurposes);
  }
});

claim('security-headers/outside', async (context) => {
  const {documented, server, hold} = context;
  const wanted = securityHeaders(await server.ask(agents));
  const isWanted = (answer: Answer) => withoutPageSources(securityHeaders(answer)) === wanted;
  const [home, health] = documented.codes();
  for (const path of [home, health]) {
    const answer = await server.ask(path?.text ?? '');
    const isFound = answer.statusLine === success(context);
    if (path) hold.same(path, isFound ? path.text : answer.statusLine, answer.asked);
    hold.ok(documented.text(), isWanted(answer), 'other headers', answer.asked);
  }
  const other = await server.ask('/no-such-page');
  const which = isWanted(other) ? 'or any other path' : 'but no other path';
  const observed = `${home?.text}, ${health?.text} ${which}`;
  hold.same(documented.text(), observed, `asked for both and for ${other.asked}`);
});

claim('security-headers/policy', async ({documented, server, hold}) => {
  const rows = documented.rows('Directive', 'Value', 'What it prevents');
  const {headers, asked} = await server.ask(agents);
  const directives = String(headers[policyHeader])
    .split(';')
    .map((directive) => directive.split(' '));
  hold.list(
    rows.map(({Directive}) => Directive),
    directives.map(([name = '']) => name),
    asked,
  );
  hold.list(
    rows.map(({Value}) => Value),
    directives.map(([, ...sources]) => sources.join(' ')),
    asked,
  );
  for (const row of rows) {
    holdReviewed(hold, row.Directive, row['What it prevents'], directivePurposes);
  }
});

claim('security-headers/challenge', async ({documented, server, hold}) => {
  for (const path of [agents, '/api/unknown']) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await server.ask(path, {method});
      hold.same(
        documented.block(),
        headerLine('WWW-Authenticate', answer.headers['www-authenticate']),
        answer.asked,
      );
    }
  }
  const others = [
    await server.askWithKey(agents),
    await server.askWithKey('/api/unknown'),
    await server.ask(agents, {method: 'OPTIONS'}),
    await server.ask('/healthz'),
  ];
  for (const answer of others) {
    const isThere = answer.headers['www-authenticate'] !== undefined;
    hold.ok(documented.block(), !isThere, `${answer.statusLine}, too`, answer.asked);
  }
});

claim('security-headers/no-store', async ({documented, server, hold}) => {
  const answers = [
    await server.ask(agents),
    await server.askWithKey(agents),
    await server.askWithKey('/api/unknown'),
    await server.ask(agents, {method: 'OPTIONS'}),
  ];
  for (const answer of answers) {
    const asked = `${answer.asked}, answered with ${answer.statusLine}`;
    hold.same(
      documented.code(),
      headerLine('Cache-Control', answer.headers['cache-control']),
      asked,
    );
  }
});

/** Holds what a page says of a header or a directive against what was reviewed. */
function holdReviewed(
  hold: Hold,
  name: Value,
  purpose: Value,
  sentences: Readonly<Record<string, ReviewedSentence>>,
): void {
  const {says = 'nothing that was reviewed', source = 'nothing'} = sentences[name.text] ?? {};
  hold.same(purpose, says, `as reviewed against ${source}`);
}
