import type {Ledger} from '../../claims/ledger.ts';
import {linkTo, type Outcome} from './outcome.ts';
import {visibleJson} from './visible.ts';

/** A run as a ledger, in the form of the one that the site serves at `/claims.json`, with what is known of the server. */
export function jsonReport(outcome: Outcome): string {
  const {inputs, claims, recognition, settings, risks} = outcome;
  const ledger: Ledger = {
    $schema: './claims.schema.json',
    inputs,
    claims: claims.map(({statement: _, ...entry}) => entry),
    mutation: {server: null, docs: null, sentences: null},
  };
  const server = {
    kind: recognition.kind,
    version: recognition.told ?? null,
    judgedBy: recognition.candidates[0] ?? null,
    says: recognition.says,
    settings,
    risks: risks.map(({section, ...risk}) => ({...risk, link: linkTo(outcome, section)})),
  };
  return visibleJson(JSON.stringify({...ledger, server}, null, 2));
}
