import {memo} from 'react';
import type {LedgerRow} from '../claim/record.ts';
import {LedgerGroup} from './LedgerGroup.tsx';
import type {IndexedClaim} from './ledger-rows.ts';
import {grouped, type LedgerView, outcomes} from './ledger-view.ts';
import {usePages} from './use-pages.ts';

interface LedgerGroupsProps {
  claims: readonly IndexedClaim[];
  /** Those that a reader chose, with what their checks saw, once that is loaded. */
  rows: readonly LedgerRow[] | undefined;
  view: LedgerView;
  /** The claim that the address leads to. */
  target: string | undefined;
  onOpen: () => void;
}

/** The claims in groups; they are drawn anew only where what they show has changed. */
export const LedgerGroups = memo(({claims, rows, view, target, onOpen}: LedgerGroupsProps) => {
  const pageOf = usePages();
  const isByPage = view.order.column === 'page';
  // Another view begins with its own groups open, and with their first rows.
  const {order, text, page, outcome} = view;
  const key = JSON.stringify([order.column, order.isDescending, text, page, outcome]);
  const titleOf = (name: string, ofGroup: readonly IndexedClaim[]) =>
    isByPage ? `${pageOf(name).title}: ${outcomes(ofGroup)}` : outcomes(ofGroup);
  if (!rows) {
    return grouped(claims, view).map(({name, rows: ofGroup}) => (
      <LedgerGroup
        key={`${name} ${key}`}
        title={titleOf(name, ofGroup)}
        claims={ofGroup}
        isOpen={false}
        target={target}
        onOpen={onOpen}
      />
    ));
  }
  return grouped(rows, view).map(({name, rows: ofGroup, isOpen}) => (
    <LedgerGroup
      key={`${name} ${key}`}
      title={titleOf(name, ofGroup)}
      claims={ofGroup}
      rows={ofGroup}
      isOpen={isOpen}
      target={target}
    />
  ));
});
