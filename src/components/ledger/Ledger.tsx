import {useLocation} from '@docusaurus/router';
import {useEffect, useMemo, useState} from 'react';
import type {LedgerRow as Row} from '../claim/record.ts';
import {LedgerControls} from './LedgerControls.tsx';
import {LedgerGroup} from './LedgerGroup.tsx';
import {firstView, grouped, outcomes, summary, withText} from './ledger-view.ts';
import {usePages} from './use-pages.ts';

/**
 * All claims of the last run, in a table for each page that opens by its line; the transform of pages hands in the record
 * as JSON. What a reader looks for is open: where something does not hold, what a text was found in, and where the
 * address leads.
 */
export function Ledger({record}: {record?: string}) {
  const rows = useMemo<Row[]>(() => (record === undefined ? [] : JSON.parse(record)), [record]);
  const [view, setView] = useState(firstView);
  const pageOf = usePages();
  useOpenedByAddress();
  if (rows.length === 0) return <p>No claim is checked yet.</p>;
  const shown = withText(rows, view.text);
  return (
    <>
      <LedgerControls view={view} onChange={setView} />
      <p role="status">{shown.length === 0 ? 'No claim has these words.' : summary(shown)}</p>
      {grouped(shown, view.order).map(({name, rows, needsSomeone}) => {
        const counts = outcomes(rows);
        const isPage = view.order.column === 'page';
        return (
          <LedgerGroup
            // Drawn anew as soon as a reader changes anything: what the build wrote is for the first view.
            key={`${name} ${view === firstView}`}
            title={isPage ? `${pageOf(name).title}: ${counts}` : counts}
            rows={rows}
            isOpen={needsSomeone || view.text !== ''}
          />
        );
      })}
    </>
  );
}

/** Opens the group of the claim that the address leads to, where the browser has not done so itself. */
function useOpenedByAddress(): void {
  const {hash} = useLocation();
  useEffect(() => {
    const row = document.getElementById(hash.slice(1));
    const group = row?.closest<HTMLDetailsElement>('.ledger-group');
    if (!row || !group || group.open) return;
    group.open = true;
    row.scrollIntoView();
  }, [hash]);
}
