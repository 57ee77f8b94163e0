import type {ReactNode} from 'react';
import type {ExampleRequest} from '../../content/code/example-request.ts';
import {readBaseUrl, readKey, targetOf} from '../settings/read-settings.ts';
import {explain} from './explain.ts';
import {hints} from './hints.ts';
import type {Kind} from './kinds.ts';
import {outgoing} from './outgoing.ts';
import {AnswerView, ExplanationView} from './Result.tsx';
import {send} from './send.ts';

/** What the reader entered. */
interface Entered {
  url: string;
  key: string;
}

/** What came of a try: to be shown, and to be read out. */
export interface Shown {
  view: ReactNode;
  words: string;
}

/** Sends the request of an example to the reader's server, and shows what came of it. Never throws. */
export async function attempt(
  request: ExampleRequest,
  kind: Kind,
  entered: Entered,
  signal: AbortSignal,
): Promise<Shown> {
  const {origin} = window.location;
  const url = readBaseUrl(entered.url);
  if (!url.ok) return badSetting(url.problem);
  const key = readKey(entered.key);
  if (!key.ok) return badSetting(key.problem);

  const sent = outgoing(request, kind, targetOf(url.value, origin), key.value);
  const outcome = await send(sent, origin, signal);
  if (!outcome.ok) {
    const explanation = explain(outcome.code, sent, origin);
    const {code} = outcome;
    return {
      view: <ExplanationView code={code} request={sent} explanation={explanation} />,
      words: explanation.sentence,
    };
  }
  const {answer} = outcome;
  return {
    view: <AnswerView request={sent} answer={answer} advice={hints(answer, sent, origin)} />,
    words: `${answer.status} ${answer.statusText} after ${answer.milliseconds} ms`,
  };
}

function badSetting(problem: string): Shown {
  const advice = [{sentence: problem, link: {to: '#your-server', words: 'Your server'}}];
  const explanation = {sentence: 'What is entered in the panel cannot be used.', advice};
  return {
    view: <ExplanationView code="bad-setting" request={undefined} explanation={explanation} />,
    words: `${explanation.sentence} ${problem}`,
  };
}
