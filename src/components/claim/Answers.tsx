import type {ReactNode} from 'react';
import type {ShownAnswer} from './record.ts';

interface AnswersProps {
  observed: readonly ShownAnswer[];
  /** What stands below the answers. */
  children?: ReactNode;
}

/** What the target did, each answer below what was asked. */
export function Answers({observed, children}: AnswersProps) {
  return (
    <span className="answers">
      {observed.map(({asked, answer, inWords}) => (
        <span key={`${asked} ${answer}`} className="answer">
          <span className="answer-asked">{asked}: </span>
          {answer === '' || inWords ? <em>{answer || 'nothing'}</em> : <code>{answer}</code>}
        </span>
      ))}
      {children}
    </span>
  );
}
