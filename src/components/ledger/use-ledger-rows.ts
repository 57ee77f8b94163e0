import useBaseUrl from '@docusaurus/useBaseUrl';
import {useCallback, useRef, useState} from 'react';
import type {LedgerRow} from '../claim/record.ts';
import {ledgerRows} from './ledger-rows.ts';

/** The rows of all claims, once they are loaded. */
export type LoadedRows = readonly LedgerRow[] | 'not loaded' | 'loading' | 'failed';

/** The rows of all claims, and what loads them; after a failure, they can be loaded again. */
export function useLedgerRows(): {rows: LoadedRows; load: () => void} {
  const [rows, setRows] = useState<LoadedRows>('not loaded');
  const isAsked = useRef(false);
  const address = useBaseUrl('/claims.json');
  const load = useCallback(async () => {
    if (isAsked.current) return;
    isAsked.current = true;
    setRows('loading');
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      setRows(ledgerRows(await response.json()));
    } catch {
      isAsked.current = false;
      setRows('failed');
    }
  }, [address]);
  return {rows, load};
}
