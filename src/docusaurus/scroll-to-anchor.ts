import type {ClientModule} from '@docusaurus/types';
import {decodedAnchor} from '../components/page/decoded-anchor.ts';

/**
 * Client module that shows the place which a link to another page leads to. Docusaurus scrolls there in an effect; Preact
 * passes the new location on to the page after that effect, so that the place is not in the document yet.
 */
const scrollToAnchor: ClientModule = {
  onRouteDidUpdate({location, previousLocation}) {
    if (!previousLocation || location.pathname === previousLocation.pathname) return;
    if (location.hash === '') return;
    // Before the page is painted, and behind all that Preact has in its queue.
    requestAnimationFrame(() => {
      document.getElementById(decodedAnchor(location.hash))?.scrollIntoView();
    });
  },
};

export default scrollToAnchor;
