import {useLocation} from '@docusaurus/router';
import {useEffect} from 'react';

let awaited: string | undefined;

/** Moves the focus to the section of that path once its page is there. */
export function awaitArrival(path: string): void {
  awaited = path;
}

/** Moves the focus to the section that a result led to, so that reading and the Tab key go on from there. */
export function useArrival(): void {
  const location = useLocation();
  useEffect(() => {
    const {pathname, hash} = location;
    if (awaited === undefined) return;
    const isThere = awaited === pathname + hash;
    awaited = undefined;
    if (isThere) focusHeading(hash);
  }, [location]);
}

function focusHeading(hash: string): void {
  const id = decodeURIComponent(hash.slice(1));
  const heading = id === '' ? document.querySelector('main h1') : document.getElementById(id);
  if (!(heading instanceof HTMLElement)) return;
  heading.tabIndex = -1;
  heading.focus({preventScroll: true});
  heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), {once: true});
}
