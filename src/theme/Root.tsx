import {useHistory, useLocation} from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import {type ReactNode, useEffect, useLayoutEffect} from 'react';
import {decodedAnchor} from '../components/page/decoded-anchor.ts';
import {movedAnchor} from '../components/page/moved-anchor.ts';
import {rootIsReady} from '../components/page/turns.ts';

/**
 * Around every page. A link loads the code of its page when the pointer comes to it, and not already when it is in
 * sight: with all pages in the sidebar, each page would load the code of all others.
 */
export default function Root({children}: {children: ReactNode}) {
  // Before the first link is seen.
  useLayoutEffect(() => {
    window.docusaurus = {...window.docusaurus, prefetch: () => false};
  }, []);
  useEffect(rootIsReady, []);
  useMovedAnchors();
  return children;
}

/** Leads an old link to where its part of the page stands now. */
function useMovedAnchors(): void {
  const {pathname, hash} = useLocation();
  const history = useHistory();
  const base = useBaseUrl('/');
  useEffect(() => {
    const anchor = decodedAnchor(hash);
    if (anchor === '' || document.getElementById(anchor)) return undefined;
    let isHere = true;
    // Only who follows an old link loads the table.
    void import('../components/page/moved-addresses.json').then(({anchors}) => {
      const to = movedAnchor(anchors, `/${pathname.slice(base.length)}`, anchor);
      if (isHere && to !== undefined) history.replace(base + to.slice(1));
    });
    return () => {
      isHere = false;
    };
  }, [pathname, hash, history, base]);
}
