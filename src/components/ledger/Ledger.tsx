import {useLocation} from '@docusaurus/router';
import {useEffect, useMemo, useState} from 'react';
import {outcomeWords} from '../claim/outcome.ts';
import {typingRestMs, useAfterPaint} from '../use-after-paint.ts';
import {type Choice, LedgerControls} from './LedgerControls.tsx';
import {LedgerGroups} from './LedgerGroups.tsx';
import {LedgerStatus} from './LedgerStatus.tsx';
import {type IndexedClaim, type IndexedPage, indexedClaims} from './ledger-rows.ts';
import {chosen, firstView, type LedgerView} from './ledger-view.ts';
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
  const target = useTarget(claims);
  useEffect(() => {
    if (target !== undefined) load();
  }, [target, load]);

  // What a reader presses shows at once that it is pressed; the groups follow.
  const {order, page, outcome} = useAfterPaint(view);
  const text = useAfterPaint(view.text, typingRestMs);
  const shownView = useMemo(() => ({order, page, outcome, text}), [order, page, outcome, text]);
  const loaded = useMemo(
    () => (typeof rows === 'object' ? chosen(rows, shownView) : undefined),
    [rows, shownView],
  );
  if (claims.length === 0) return <p>No claim is checked yet.</p>;
  const change = (next: LedgerView) => {
    setView(next);
    load();
  };
  return (
    <>
      <LedgerControls
        view={view}
        pages={index.map(({page}) => ({value: page, words: pageOf(page).title}))}
        outcomes={outcomesOf(claims)}
        onChange={change}
      />
      <LedgerStatus rows={rows} claims={loaded ?? claims} onRetry={load} />
      <LedgerGroups
        claims={claims}
        rows={loaded}
        view={loaded ? shownView : firstView}
        target={target}
        onOpen={load}
      />
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
function useTarget(claims: readonly IndexedClaim[]): string | undefined {
  const {hash} = useLocation();
  const [target, setTarget] = useState<string>();
  const named = claims.find(({id}) => `#${id}` === hash)?.id;
  // After the first drawing, which is that of the build.
  useEffect(() => setTarget(named), [named]);
  return target;
}
