import type {Ledger} from '../../claims/ledger.ts';
import type {Outcome} from './outcome.ts';
import {visibleJson} from './visible.ts';

/** A run as a ledger, in the form of the one that the site serves at `/claims.json`. */
export function jsonReport({inputs, claims}: Outcome): string {
  const ledger: Ledger = {
    $schema: './claims.schema.json',
    inputs,
    claims: claims.map(({statement: _, ...entry}) => entry),
    mutation: {server: null, docs: null},
  };
  return visibleJson(JSON.stringify(ledger, null, 2));
}
