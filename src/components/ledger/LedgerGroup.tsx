import type {LedgerRow as Row} from '../claim/record.ts';
import {StaticHtml} from '../claim/StaticHtml.tsx';
import {LedgerRow} from './LedgerRow.tsx';

const columns = ['Claim', 'Documented', 'Observed', 'Outcome', 'Check'];

interface LedgerGroupProps {
  /** Says whose claims these are and how they went. */
  title: string;
  rows: readonly Row[];
  /** Whether it is open before a reader opens or closes it. */
  isOpen: boolean;
}

/** Claims in a table that opens by its title. */
export function LedgerGroup({title, rows, isOpen}: LedgerGroupProps) {
  return (
    <details className="ledger-group" open={isOpen}>
      <summary>{title}</summary>
      {/* A keyboard scrolls what has the focus. */}
      <StaticHtml as="div" className="ledger" role="group" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <LedgerRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </StaticHtml>
    </details>
  );
}
