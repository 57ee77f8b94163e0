import type {StartCheck} from '../../claims/claim.ts';
import type {CheckContext} from '../../claims/judge.ts';
import {actionFor} from '../../claims/phrase.ts';
import {parsedJson} from '../../content/json-text.ts';
import type {Answer} from '../../servers/http/http.ts';
import {agents, headerValue} from '../requests.ts';

/** What a table of errors has of each: the situations that a page may name, and how to get into each. */
export type Situations<Context> = Readonly<
  Record<string, (context: Context) => Promise<Pick<Answer, 'statusLine' | 'headers' | 'body'>>>
>;

/** Holds a table of errors: the status of each, the type of its body, and its form. */
export async function holdForms<Context extends CheckContext>(
  context: Context,
  situations: Situations<Context>,
): Promise<void> {
  const {documented, hold} = context;
  const rows = documented.rows('When', 'Status', 'Content-Type', 'Body');
  const known = Object.keys(situations);
  for (const row of rows) {
    const answer = await actionFor(hold, row.When, situations)(context);
    hold.same(row.Status, answer.statusLine, row.When.text);
    hold.same(row['Content-Type'], typeOf(answer), row.When.text);
    hold.same(row.Body, formOf(answer), row.When.text);
  }
  const shown = rows.map(({When}) => When.text);
  const missing = known.filter((phrase) => !shown.includes(phrase));
  const last = rows.at(-1)?.When;
  if (last) hold.phrase(last, missing.length === 0, missing);
}

/** Holds the whole `Content-Type` and the whole body of the response to a request without the key. */
export const holdRefusal: StartCheck = async ({documented, hold, server}) => {
  const answer = await server.ask(agents);
  hold.list(documented.codes(), [headerValue(answer, 'Content-Type'), answer.body], answer.asked);
};

/** The type of a body; where there is none, that there is none. */
function typeOf(answer: Pick<Answer, 'headers'>): string {
  const type = headerValue(answer, 'Content-Type').split(';')[0] ?? '';
  return type.startsWith('no ') ? 'none' : type;
}

/** The form of a body: of JSON its names and its numbers, with `…` in place of each text. */
function formOf({body}: Pick<Answer, 'body'>): string {
  if (body === '') return 'none';
  const json = parsedJson(body);
  return typeof json === 'object' ? JSON.stringify(json, withoutTexts) : 'a text';
}

function withoutTexts(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? '…' : value;
}
