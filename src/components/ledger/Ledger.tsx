import {useLocation} from '@docusaurus/router';
import {useEffect, useMemo, useState} from 'react';
import {outcomeWords} from '../claim/outcome.ts';
import {type Choice, LedgerControls} from './LedgerControls.tsx';
import {LedgerGroup} from './LedgerGroup.tsx';
import {LedgerStatus} from './LedgerStatus.tsx';
import {type IndexedPage, indexedClaims} from './ledger-rows.ts';
import {chosen, firstView, grouped, type LedgerView, outcomes} from './ledger-view.ts';
import {useLedgerRows} from './use-ledger-rows.ts';
import {usePages} from './use-pages.ts';

/**
 * All claims of the last run, in a group for each page that opens by its line; the transform of pages hands in their names
 * and outcomes as JSON. What the checks saw is loaded as soon as a reader opens a group, or chooses among the claims.
 */
export function Ledger({record}: {record?: string}) {
  const index = useMemo<IndexedPage[]>(
    () => (record === undefined ? [] : JSON.parse(record)),
    [record],
  );
  const claims = useMemo(() => indexedClaims(index), [index]);
  const [view, setView] = useState(firstView);
  const {rows, load} = useLedgerRows();
  const pageOf = usePages();
  const target = useTarget(claims.map(({id}) => id));
  useEffect(() => {
    if (target !== undefined) load();
  }, [target, load]);

  if (claims.length === 0) return <p>No claim is checked yet.</p>;
  const pages = index.map(({page}) => ({value: page, words: pageOf(page).title}));
  const loaded = typeof rows === 'object' ? chosen(rows, view) : undefined;
  const change = (next: LedgerView) => {
    setView(next);
    load();
  };
  const titleOf = (name: string, counts: string) =>
    view.order.column === 'page' ? `${pageOf(name).title}: ${counts}` : counts;
  return (
    <>
      <LedgerControls view={view} pages={pages} outcomes={outcomesOf(claims)} onChange={change} />
      <LedgerStatus rows={rows} claims={loaded ?? claims} onRetry={load} />
      {loaded
        ? grouped(loaded, view).map(({name, rows, isOpen}) => (
            <LedgerGroup
              key={`${name} ${JSON.stringify(view)}`}
              title={titleOf(name, outcomes(rows))}
              claims={rows}
              rows={rows}
              isOpen={isOpen}
              target={target}
            />
          ))
        : grouped(claims, firstView).map(({name, rows}) => (
            <LedgerGroup
              key={`${name} ${JSON.stringify(firstView)}`}
              title={titleOf(name, outcomes(rows))}
              claims={rows}
              isOpen={false}
              target={target}
              onOpen={load}
            />
          ))}
    </>
  );
}

/** The outcomes that there are, those first that need someone. */
function outcomesOf(claims: readonly {outcome: string}[]): Choice[] {
  const present = new Set(claims.map(({outcome}) => outcome));
  return Object.entries(outcomeWords)
    .filter(([outcome]) => present.has(outcome))
    .map(([value, words]) => ({value, words: words.short}));
}

/** The claim that the address leads to, if it is one of these. */
function useTarget(ids: readonly string[]): string | undefined {
  const {hash} = useLocation();
  const [target, setTarget] = useState<string>();
  const named = ids.find((id) => `#${id}` === hash);
  // After the first drawing, which is that of the build.
  useEffect(() => setTarget(named), [named]);
  return target;
}
