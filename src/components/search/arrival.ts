import {useLocation} from '@docusaurus/router';
import {useEffect} from 'react';
import {decodedAnchor} from '../page/decoded-anchor.ts';

let awaited: string | undefined;

/** Says that a result with that path was followed. */
export function awaitArrival(path: string): void {
  awaited = path;
}

/**
 * Moves the focus to the section that a result led to, so that reading and the Tab key go on from there.
 * @param onArrival is called before that
 */
export function useArrival(onArrival: () => void): void {
  const location = useLocation();
  useEffect(() => {
    const {pathname, hash} = location;
    if (awaited !== pathname + hash) return;
    awaited = undefined;
    onArrival();
    const id = decodedAnchor(hash);
    const heading = id === '' ? document.querySelector('main h1') : document.getElementById(id);
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus({preventScroll: true});
    heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), {once: true});
  }, [location, onArrival]);
}
