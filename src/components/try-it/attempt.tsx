import tellTales from '@generated/content/default/tell-tales.json';
import type {ReactNode} from 'react';
import type {ExampleRequest} from '../../content/code/example-request.ts';
import {chosenServer} from '../server/server-choice.ts';
import {panelAddress} from '../settings/open-settings.ts';
import {readBaseUrl, readKey, targetOf} from '../settings/read-settings.ts';
import {explain} from './explain.ts';
import {hints} from './hints.ts';
import type {Kind} from './kinds.ts';
import {offerFor} from './offer.ts';
import {type Outgoing, outgoing} from './outgoing.ts';
import {AnswerView, ExplanationView} from './Result.tsx';
import {
  mayTellVersion,
  type Recognized,
  recognizeRefusal,
  recognizeVersion,
  versionPath,
} from './recognize.ts';
import {send} from './send.ts';
import {VersionOffer, WhichServer} from './WhichServer.tsx';

/** What the reader entered, and how to send the request again once that has changed. */
interface Entered {
  url: string;
  key: string;
  sendAgain(): void;
  /** Says what the reader has to do meanwhile. */
  say(words: string): void;
}

const promptWords =
  'Your browser asks whether this page may reach your machine or your network. Allow it, and the request goes out.';

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
  const {sendAgain} = entered;
  if (!url.ok) return badSetting(url.problem);
  const key = readKey(entered.key);
  if (!key.ok) return badSetting(key.problem);

  const sent = outgoing(request, kind, targetOf(url.value, origin), key.value);
  const outcome = await send(sent, origin, signal, () => entered.say(promptWords));
  if (!outcome.ok) {
    const explanation = explain(outcome.code, sent, origin);
    const {code} = outcome;
    return {
      view: <ExplanationView {...{code, request: sent, explanation}} />,
      words: explanation.sentence,
    };
  }
  const {answer} = outcome;
  const advice = hints(answer, sent, origin);
  const shown = {request: sent, answer, advice, sendAgain};
  const words = `${answer.status} ${answer.statusText} after ${answer.milliseconds} ms`;
  const recognized = recognizeRefusal(answer, tellTales);
  if (recognized) {
    const offer = offerFor(recognized, chosenServer());
    return {
      view: (
        <AnswerView {...shown}>
          <WhichServer recognized={recognized} />
        </AnswerView>
      ),
      words: offer.server === undefined ? words : `${words}. ${offer.words}`,
    };
  }
  return {
    view: (
      <AnswerView {...shown}>
        {mayTellVersion(answer, sent) && (
          <VersionOffer getVersion={(stop) => versionOf(sent, origin, stop)} />
        )}
      </AnswerView>
    ),
    words,
  };
}

/** Sends one more request with the same key to the same server, whose response tells which release it is. */
async function versionOf(
  request: Outgoing,
  origin: string,
  signal: AbortSignal,
): Promise<Recognized | undefined> {
  const outcome = await send({...request, method: 'GET', path: versionPath}, origin, signal);
  return outcome.ok ? recognizeVersion(outcome.answer, tellTales) : undefined;
}

function badSetting(problem: string): Shown {
  const advice = [{sentence: problem, link: {to: panelAddress, words: 'Your server'}}];
  const explanation = {sentence: 'What is entered in the panel cannot be used.', advice};
  return {
    view: <ExplanationView code="bad-setting" request={undefined} explanation={explanation} />,
    words: `${explanation.sentence} ${problem}`,
  };
}
