import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import type {ReactNode} from 'react';
import {partsOfId} from '../../content/claim/claim-id.ts';
import {Answers} from '../claim/Answers.tsx';
import {CheckLink} from '../claim/CheckLink.tsx';
import {OutcomeIcon} from '../claim/OutcomeIcon.tsx';
import {outcomeWords} from '../claim/outcome.ts';
import {Commit, Time} from '../claim/Run.tsx';
import type {LedgerRow as Row} from '../claim/record.ts';
import {Sources} from '../claim/Sources.tsx';
import {usePages} from './use-pages.ts';

/** How much of a cell is seen before it is opened. */
const seen = 3;

/** A claim in the table of all claims. A link to `#page/claim` leads here. */
export function LedgerRow({row}: {row: Row}) {
  const {id, outcome, observed, documented, reason, reviewed, unread, time} = row;
  const {page, claim} = partsOfId(id);
  const {path} = usePages()(page);
  useBrokenLinks().collectAnchor(id);
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
          first={<Answers observed={observed.slice(0, seen)} />}
          rest={observed.length > seen && <Answers observed={observed.slice(seen)} />}
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
        <code key={text}>{text}</code>
      ))}
    </span>
  );
}
