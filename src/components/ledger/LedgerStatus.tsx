import type {IndexedClaim} from './ledger-rows.ts';
import {summary} from './ledger-view.ts';
import type {LoadedRows} from './use-ledger-rows.ts';

interface LedgerStatusProps {
  rows: LoadedRows;
  /** Those that are shown. */
  claims: readonly IndexedClaim[];
  onRetry: () => void;
}

/** Says how many claims there are and how they went. Screen readers read it out when it changes. */
export function LedgerStatus({rows, claims, onRetry}: LedgerStatusProps) {
  return (
    <>
      <p role="status">
        {claims.length === 0 ? 'No claim has these words.' : summary(claims)}
        {rows === 'loading' && ' Loading what the checks saw …'}
        {rows === 'failed' && ' What the checks saw could not be loaded. Check your connection.'}
      </p>
      {rows === 'failed' && (
        <p>
          <button type="button" className="button-quiet" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
    </>
  );
}
