import {claim} from '../../claims/claim.ts';
import type {Hold} from '../../claims/hold.ts';
import {holdPhrase} from '../../claims/phrase.ts';
import type {Value} from '../../content/claim/claim.ts';
import {agents, headerLine, headerValue, success} from '../requests.ts';
import {headerDifferences, policyHeader, securityHeaderNames} from './names.ts';
import {directivePurposes, headerPurposes, type ReviewedSentence} from './reviewed.ts';

claim('reference/errors-and-headers/headers', async ({documented, server, hold}) => {
  const rows = documented.rows('Header', 'Value', 'What it prevents');
  const answers = [await server.ask(agents), await server.askWithKey(agents)];
  for (const {headers, asked} of answers) {
    for (const {Header, Value} of rows) {
      const value = headers[Header.text.toLowerCase()];
      const shown =
        Header.text.toLowerCase() === policyHeader
          ? 'in parts'
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

claim('reference/errors-and-headers/outside', async (context) => {
  const {documented, server, hold} = context;
  const wanted = await server.ask(agents);
  const [home, health] = documented.codes();
  for (const path of [home, health]) {
    const answer = await server.ask(path?.text ?? '');
    const isFound = answer.statusLine === success(context);
    if (path) hold.same(path, isFound ? path.text : answer.statusLine, answer.asked);
    const differences = headerDifferences(answer, wanted);
    if (path) {
      hold.ok(path, differences.length === 0, differences.join('\n'), answer.asked);
    }
  }
  const other = await server.ask('/no-such-page');
  const differences = headerDifferences(other, wanted).join('\n');
  const named = `${home?.text}, ${health?.text}`;
  holdPhrase(
    hold,
    documented.text(),
    {
      [`${named} or any other path`]: differences === '',
      [`${named}, or any other path`]: differences === '',
      [`${named} but no other path`]: differences !== '',
    },
    differences || 'the same headers',
    `asked for both and for ${other.asked}`,
  );
});

claim('reference/errors-and-headers/policy', async ({documented, server, hold}) => {
  const rows = documented.rows('Directive', 'Value', 'What it prevents');
  const {headers, asked} = await server.ask(agents);
  const directives = new Map(
    String(headers[policyHeader] ?? '')
      .split(';')
      .map((directive) => {
        const [name = '', ...sources] = directive.trim().split(' ');
        return [name, sources.join(' ')];
      }),
  );
  // Their order means nothing: https://www.w3.org/TR/CSP3/#parse-serialized-policy.
  for (const {Directive, Value} of rows) {
    const sources = directives.get(Directive.text);
    const seen = sources === undefined ? `no ${Directive.text}` : Directive.text;
    hold.same(Directive, seen, asked);
    hold.same(Value, sources ?? seen, asked);
    directives.delete(Directive.text);
  }
  const last = rows.at(-1)?.Directive;
  const more = [...directives.keys()].filter((name) => name !== '');
  const beside = more.length === 0 ? 'no other directive' : `also ${more.join(', ')}`;
  if (last) hold.ok(last, more.length === 0, beside, asked);
  for (const row of rows) {
    holdReviewed(hold, row.Directive, row['What it prevents'], directivePurposes);
  }
});

claim('reference/errors-and-headers/challenge', async ({documented, server, hold}) => {
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

claim('reference/errors-and-headers/no-store', async ({documented, server, hold}) => {
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
  hold.reviewed(purpose, says, source);
}
