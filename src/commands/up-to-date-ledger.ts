import type {Ledger} from '../checks/ledger.ts';
import {readLedger} from '../checks/ledger-file.ts';
import {claimsFingerprint} from './fingerprint.ts';
import {projectRoot} from './project.ts';
import {succeeds} from './succeeds.ts';

/**
 * The record of all checks as the files are now. It runs the checks where something changed that they depend on; they
 * print what they find. `undefined` where they could not be run.
 */
export async function upToDateLedger(): Promise<Ledger | undefined> {
  if (readLedger(projectRoot)?.inputs !== claimsFingerprint(projectRoot)) {
    await succeeds(process.execPath, ['--import', 'tsx', 'tests/claims/run.ts']);
  }
  return readLedger(projectRoot);
}
