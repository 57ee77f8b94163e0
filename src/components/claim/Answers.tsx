import type {ReactNode} from 'react';
import type {ClaimMark} from './record.ts';

interface AnswersProps {
  observed: ClaimMark['observed'];
  /** What stands below the answers. */
  children?: ReactNode;
}

/** What the target did, each answer below what was asked. Only spans, since a claim may stand in a paragraph. */
export function Answers({observed, children}: AnswersProps) {
  return (
    <span className="answers">
      {observed.map(({asked, answer}) => (
        <span key={`${asked} ${answer}`} className="answer">
          <span className="answer-asked">{asked}: </span>
          {answer === '' ? <em>nothing</em> : <code>{answer}</code>}
        </span>
      ))}
      {children}
    </span>
  );
}
