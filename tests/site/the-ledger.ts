import type {Ledger, LedgerEntry} from '../../src/checks/ledger.ts';
import {readLedger} from '../../src/checks/ledger-file.ts';
import {projectRoot} from '../support/program.ts';

/** The ledger that the built site shows. */
export function theLedger(): Ledger {
  const ledger = readLedger(projectRoot);
  if (!ledger) throw new Error('There is no ledger: run "npm run claims".');
  return ledger;
}

/** The entry of a claim in it. */
export function theEntry(id: string): LedgerEntry {
  const entry = theLedger().claims.find((claim) => claim.id === id);
  if (!entry) throw new Error(`The ledger has no claim ${id}: run "npm run claims".`);
  return entry;
}
