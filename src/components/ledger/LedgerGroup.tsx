import {useEffect, useState} from 'react';
import type {LedgerRow as Row} from '../claim/record.ts';
import {StaticHtml} from '../claim/StaticHtml.tsx';
import {shapeOf} from '../figures/table-shape.ts';
import {LedgerNames} from './LedgerNames.tsx';
import {LedgerRow} from './LedgerRow.tsx';
import type {IndexedClaim} from './ledger-rows.ts';
import {rowsAtOnce} from './ledger-view.ts';

const columns = ['Claim', 'Documented', 'Observed', 'Outcome', 'Check'];

interface LedgerGroupProps {
  /** Says whose claims these are and how they went. */
  title: string;
  claims: readonly IndexedClaim[];
  /** The same with what their checks saw, once that is loaded. */
  rows?: readonly Row[];
  /** Whether it is open before a reader opens or closes it. */
  isOpen: boolean;
  /** The claim that the address leads to. */
  target: string | undefined;
  onOpen?: () => void;
}

/** Claims that open by their title: their names at first, and then a table of what their checks saw. */
export function LedgerGroup({title, claims, rows, isOpen, target, onOpen}: LedgerGroupProps) {
  const place = claims.findIndex(({id}) => id === target);
  const [isOpened, setIsOpened] = useState(isOpen || place >= 0);
  const [asked, setAsked] = useState(rowsAtOnce);
  useEffect(() => {
    if (place < 0) return;
    setIsOpened(true);
  }, [place]);
  useEffect(() => {
    if (target !== undefined && place >= 0 && rows && isOpened) {
      document.getElementById(target)?.scrollIntoView();
    }
  }, [target, place, rows, isOpened]);
  const toggle = (isNowOpen: boolean) => {
    setIsOpened(isNowOpen);
    if (isNowOpen) onOpen?.();
  };
  return (
    <details
      className="ledger-group"
      open={isOpened}
      onToggle={(event) => toggle(event.currentTarget.open)}
    >
      <summary>{title}</summary>
      {rows ? (
        isOpened && (
          <Rows title={title} rows={rows} most={Math.max(asked, place + 1)} onMore={setAsked} />
        )
      ) : (
        <StaticHtml as="div">
          <LedgerNames claims={claims} />
        </StaticHtml>
      )}
    </details>
  );
}

interface RowsProps {
  title: string;
  rows: readonly Row[];
  most: number;
  onMore: (most: number) => void;
}

/** The first rows of a group, and a button for more of them. */
function Rows({title, rows, most, onMore}: RowsProps) {
  const {className, ...shape} = shapeOf(columns);
  const left = rows.length - most;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields. */}
      <div className={`ledger ${className}`} {...shape} role="group" aria-label={title}>
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
            {rows.slice(0, most).map((row) => (
              <LedgerRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <p className="ledger-more">
          <button type="button" className="button-quiet" onClick={() => onMore(most + rowsAtOnce)}>
            Show {Math.min(left, rowsAtOnce)} more of {left}
          </button>
        </p>
      )}
    </>
  );
}
