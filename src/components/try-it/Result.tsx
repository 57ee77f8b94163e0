import Link from '@docusaurus/Link';
import type {ReactNode} from 'react';
import type {Advice, Answer, Explanation} from './outcome.ts';
import {type Outgoing, wrongKey} from './outgoing.ts';

interface AnswerViewProps {
  request: Outgoing;
  answer: Answer;
  advice: readonly Advice[];
  /** What else the answer tells, below the advice. */
  children: ReactNode;
}

/** What was sent, and what the server answered. */
export function AnswerView({request, answer, advice, children}: AnswerViewProps) {
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
      <AdviceList advice={advice} />
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
      {body === '' ? (
        <p className="try-it-note">The answer has no body.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
        <pre className="try-it-body" tabIndex={0}>
          {body}
        </pre>
      )}
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

const keyWords: Readonly<Record<Outgoing['key'], string>> = {
  own: 'X-API-KEY: your key (hidden)',
  wrong: `X-API-KEY: ${wrongKey}`,
  none: 'no X-API-KEY',
};

function SentRequest({request}: {request: Outgoing}) {
  const {method, target, path, key, leftOut} = request;
  return (
    <>
      <p className="try-it-sent">
        <code>
          {method} {target}
          {path}
        </code>{' '}
        with <code>{keyWords[key]}</code>
      </p>
      {leftOut.length > 0 && (
        <p className="try-it-note">
          A browser lets no page set {leftOut.join(', ')}: it goes without them.
        </p>
      )}
    </>
  );
}

function AdviceList({advice}: {advice: readonly Advice[]}) {
  return advice.map(({sentence, link, command}) => (
    <div className="try-it-advice" key={sentence}>
      <p>
        {sentence} {link && <Link to={link.to}>{link.words}</Link>}
      </p>
      {command !== undefined && (
        <pre>
          <code>{command}</code>
        </pre>
      )}
    </div>
  ));
}
