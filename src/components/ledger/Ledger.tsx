import useIsBrowser from '@docusaurus/useIsBrowser';
import {useState} from 'react';
import {partsOfId} from '../../content/claim/claim-id.ts';
import type {LedgerRow as Row} from '../claim/record.ts';
import {LedgerRow} from './LedgerRow.tsx';
import {type LedgerOrder, readingOrder, type SortColumn, sorted, summary} from './ledger-order.ts';
import {usePages} from './use-pages.ts';

const columns: readonly {name: string; sorts?: SortColumn}[] = [
  {name: 'Page', sorts: 'page'},
  {name: 'Claim'},
  {name: 'Documented'},
  {name: 'Observed'},
  {name: 'Outcome', sorts: 'outcome'},
  {name: 'When'},
  {name: 'Commit'},
  {name: 'Check'},
];

/** All claims of the last run in a table; the transform of pages hands in the record as JSON. */
export function Ledger({record}: {record?: string}) {
  const [order, setOrder] = useState(readingOrder);
  const page = usePages();
  const rows: Row[] = record === undefined ? [] : JSON.parse(record);
  if (rows.length === 0) return <p>No claim is checked yet.</p>;
  return (
    <>
      <p>{summary(rows)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls what has the focus. */}
      <section className="ledger" aria-label="All claims" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map(({name, sorts}) => (
                <ColumnHead key={name} name={name} sorts={sorts} order={order} onSort={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted(rows, order).map((row) => (
              <LedgerRow key={row.id} row={row} page={page(partsOfId(row.id).page)} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface ColumnHeadProps {
  name: string;
  sorts: SortColumn | undefined;
  order: LedgerOrder;
  onSort(order: LedgerOrder): void;
}

function ColumnHead({name, sorts, order, onSort}: ColumnHeadProps) {
  // A button that does nothing would only mislead where JavaScript is off.
  const canSort = useIsBrowser();
  if (sorts === undefined) return <th scope="col">{name}</th>;
  const isCurrent = order.column === sorts;
  const isDescending = isCurrent && !order.isDescending;
  return (
    <th
      scope="col"
      aria-sort={isCurrent ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      {canSort ? (
        <button type="button" onClick={() => onSort({column: sorts, isDescending})}>
          {name}
        </button>
      ) : (
        name
      )}
    </th>
  );
}
