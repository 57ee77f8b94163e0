import Link from '@docusaurus/Link';
import type {ReactNode} from 'react';
import {partsOfId} from '../../content/claim/claim-id.ts';
import {clipped} from '../../content/clipped.ts';
import {CheckLink} from '../claim/CheckLink.tsx';
import {OutcomeIcon} from '../claim/OutcomeIcon.tsx';
import {outcomeWords} from '../claim/outcome.ts';
import {Commit, Time} from '../claim/Run.tsx';
import type {LedgerRow as Row} from '../claim/record.ts';
import {Sources} from '../claim/Sources.tsx';
import {Breakable, Parts} from './Breakable.tsx';
import {usePages} from './use-pages.ts';

/** How much of a cell is seen before it is opened. */
const seen = 3;

/** The longest text that is seen whole before it is opened. */
const longest = 240;

/** A claim in the table of all claims. A link to `#page/claim` leads here. */
export function LedgerRow({row}: {row: Row}) {
  const {id, outcome, observed, documented, reason, reviewed, unread, time} = row;
  const {page, claim} = partsOfId(id);
  const {path} = usePages()(page);
  return (
    <tr id={id}>
      <td>
        <Link to={`${path ?? ''}#claim-${claim}`}>
          {page}/<wbr />
          {claim}
        </Link>
      </td>
      <td>
        <Clipped
          first={<Codes texts={documented.slice(0, seen)} />}
          rest={documented.length > seen && <Codes texts={documented.slice(seen)} />}
          more={documented.length - seen}
        />
      </td>
      <td>
        <Clipped
          first={<Observed observed={observed.slice(0, seen)} />}
          rest={observed.length > seen && <Observed observed={observed.slice(seen)} />}
          more={observed.length - seen}
        />
        {reviewed && <Sources sources={reviewed} />}
      </td>
      <td>
        <span className="ledger-outcome" data-outcome={outcome}>
          <OutcomeIcon outcome={outcome} /> {outcomeWords[outcome].short}
        </span>
        {reason !== undefined && <span className="ledger-reason">{reason}</span>}
        {unread !== undefined && (
          <span className="ledger-reason">
            Not compared: <code>{unread}</code>
          </span>
        )}
      </td>
      <td>
        <CheckLink {...row} />, <Time time={time} />, <Commit {...row} />
      </td>
    </tr>
  );
}

/** The first few of many, and a line that opens the others. */
function Clipped({first, rest, more}: {first: ReactNode; rest: ReactNode; more: number}) {
  return (
    <>
      {first}
      {rest && (
        <details>
          <summary>and {more} more</summary>
          {rest}
        </details>
      )}
    </>
  );
}

function Codes({texts}: {texts: readonly string[]}) {
  return (
    <span className="answers">
      {texts.map((text) => (
        <LongText key={text} text={text} />
      ))}
    </span>
  );
}

/** What the target did, each answer below what was asked. */
function Observed({observed}: Pick<Row, 'observed'>) {
  return (
    <span className="answers">
      {observed.map(({asked, answer}) => (
        <span key={`${asked} ${answer}`} className="answer">
          <span className="answer-asked">
            <Parts text={clipped(asked, longest)} />:{' '}
          </span>
          {answer === '' ? <em>nothing</em> : <LongText text={answer} />}
        </span>
      ))}
    </span>
  );
}

/** A text, and behind its beginning all of it where it is long, such as a whole page. */
function LongText({text}: {text: string}) {
  if (text.length <= longest) return <Breakable text={text} />;
  return (
    <details>
      <summary>
        <Breakable text={clipped(text, longest)} />
      </summary>
      <Breakable text={text} />
    </details>
  );
}
