import Link from '@docusaurus/Link';
import type {ReactNode} from 'react';
import {openSettings, panelAddress} from '../settings/open-settings.ts';
import {Body} from './Body.tsx';
import {KeyField} from './KeyField.tsx';
import type {Advice, Answer, Explanation} from './outcome.ts';
import type {Outgoing} from './outgoing.ts';

interface AnswerViewProps {
  request: Outgoing;
  answer: Answer;
  advice: readonly Advice[];
  /** Sends the same request once more, with what is then entered. */
  sendAgain(): void;
  /** What else the answer tells, below the advice. */
  children: ReactNode;
}

/** What was sent, and what the server answered. */
export function AnswerView({request, answer, advice, sendAgain, children}: AnswerViewProps) {
  const {status, statusText, milliseconds, headers, body, isCut} = answer;
  const isGood = status < 300;
  return (
    <>
      <SentRequest request={request} />
      <p className="try-it-status" data-tone={isGood ? 'good' : 'refused'}>
        <span aria-hidden="true">{isGood ? '✓' : '✕'}</span>
        <strong>
          {status} {statusText}
        </strong>
        <span className="try-it-time">after {milliseconds} ms</span>
      </p>
      <AdviceList advice={advice} sendAgain={sendAgain} />
      {children}
      <details className="try-it-headers">
        <summary>
          {headers.length === 1 ? '1 header' : `${headers.length} headers`} that a page may read
        </summary>
        <dl>
          {headers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {body === '' ? <p className="try-it-note">The answer has no body.</p> : <Body text={body} />}
      {isCut && <p className="try-it-note">The body is longer; this is its start.</p>}
    </>
  );
}

interface ExplanationViewProps {
  code: string;
  /** Nothing where there was nothing to send. */
  request: Outgoing | undefined;
  explanation: Explanation;
}

/** Why there is no answer, and what to do about it. */
export function ExplanationView({code, request, explanation}: ExplanationViewProps) {
  const {sentence, advice} = explanation;
  return (
    <>
      {request && <SentRequest request={request} />}
      <p className="try-it-status" data-tone="failed" data-failure={code}>
        <span aria-hidden="true">!</span>
        <span>{sentence}</span>
      </p>
      <AdviceList advice={advice} />
    </>
  );
}

/** The key that a request goes out with. The reader's own is not shown. */
function keyWords({key, headers}: Outgoing): string {
  if (key === 'own') return 'X-API-KEY: your key (hidden)';
  return key === 'none' ? 'no X-API-KEY' : `X-API-KEY: ${headers['X-API-KEY']}`;
}

function SentRequest({request}: {request: Outgoing}) {
  const {method, target, path, leftOut} = request;
  return (
    <>
      <p className="try-it-sent">
        <code>
          {method} {target}
          {path}
        </code>{' '}
        with <code>{keyWords(request)}</code>
        {request.key === 'shown' && ', as the snippet shows it'}
      </p>
      {leftOut.length > 0 && (
        <p className="try-it-note">
          A browser lets no page set {leftOut.join(', ')}: it goes without them.
        </p>
      )}
    </>
  );
}

interface AdviceListProps {
  advice: readonly Advice[];
  /** For advice that asks for a key, as a response has it. */
  sendAgain?: () => void;
}

function AdviceList({advice, sendAgain}: AdviceListProps) {
  return advice.map(({sentence, link, command, asksForKey}) => (
    <div className="try-it-advice" key={sentence}>
      <p>
        {sentence} {link && <AdviceLink {...link} />}
      </p>
      {asksForKey && sendAgain && <KeyField send={sendAgain} />}
      {command !== undefined && (
        <pre>
          <code>{command}</code>
        </pre>
      )}
    </div>
  ));
}

/** A link to the panel opens it, since a closed one has nothing to read. */
function AdviceLink({to, words}: {to: string; words: string}) {
  if (to !== panelAddress) return <Link to={to}>{words}</Link>;
  return (
    <a href={to} onClick={openSettings}>
      {words}
    </a>
  );
}
