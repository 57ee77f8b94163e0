import type {LedgerEntry} from './ledger.ts';

/** What a target did for a claim, what disagrees first. The same answer to a hundred requests says as much as one of them. */
export function differentAnswers({
  drift,
  observed,
}: Pick<LedgerEntry, 'drift' | 'observed'>): LedgerEntry['observed'] {
  const disagreeing = drift ? [{asked: drift.asked, answer: drift.answer}] : [];
  const byAnswer = new Map<string, LedgerEntry['observed'][number]>();
  for (const entry of [...disagreeing, ...observed]) {
    if (!byAnswer.has(entry.answer)) byAnswer.set(entry.answer, entry);
  }
  return [...byAnswer.values()];
}
