import {type ReactNode, useLayoutEffect} from 'react';

/**
 * Around every page. A link loads the code of its page when the pointer comes to it, and not already when it is in
 * sight: with all pages in the sidebar, each page would load the code of all others.
 */
export default function Root({children}: {children: ReactNode}) {
  // Before the first link is seen.
  useLayoutEffect(() => {
    window.docusaurus = {...window.docusaurus, prefetch: () => false};
  }, []);
  return children;
}
