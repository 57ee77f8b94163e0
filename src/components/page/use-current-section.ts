import {type RefObject, useEffect} from 'react';
import {decodedAnchor} from './decoded-anchor.ts';

/** How far down the screen a heading is when its section counts as the one that is read: where a link to it leads. */
const readingLine = 120;

/** How much of the list stays in view above and below the current entry. */
const room = 48;

/**
 * Marks the link to the section that is read with `aria-current`, and scrolls the list so that it is in view. The list is
 * not drawn anew for it.
 * @param toc what the list shows; another page has another
 */
export function useCurrentSection(list: RefObject<HTMLElement | null>, toc: unknown): void {
  useEffect(() => {
    const {current} = list;
    if (!current) return undefined;
    const links = [...current.querySelectorAll('a')];
    let frame = 0;
    const mark = () => {
      frame = 0;
      const link = linkOfCurrent(links);
      for (const one of links) {
        if (one === link) one.setAttribute('aria-current', 'location');
        else one.removeAttribute('aria-current');
      }
      if (link) scrollTo(current, link);
    };
    const later = () => {
      frame ||= requestAnimationFrame(mark);
    };
    mark();
    addEventListener('scroll', later, {passive: true});
    addEventListener('resize', later);
    addEventListener('hashchange', later);
    current.addEventListener('toggle', later);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', later);
      removeEventListener('resize', later);
      removeEventListener('hashchange', later);
      current.removeEventListener('toggle', later);
    };
  }, [list, toc]);
}

function linkOfCurrent(links: readonly HTMLAnchorElement[]): HTMLAnchorElement | undefined {
  const topOf = (link: HTMLAnchorElement) =>
    document.getElementById(idOf(link))?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
  // The last sections of a page do not come up to the line.
  const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const chosen = links.find((link) => link.hash !== '' && link.hash === location.hash);
  if (isAtEnd && scrollY > 0) {
    return chosen && topOf(chosen) >= 0 && topOf(chosen) < innerHeight ? chosen : links.at(-1);
  }
  return links.findLast((link) => topOf(link) <= readingLine) ?? links[0];
}

function idOf(link: HTMLAnchorElement): string {
  return decodedAnchor(link.hash);
}

/** Scrolls the list and nothing around it. */
function scrollTo(list: HTMLElement, link: HTMLElement): void {
  const [around, own] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
  const above = own.top - room - around.top;
  const below = own.bottom + room - around.bottom;
  if (above < 0) list.scrollTop += above;
  else if (below > 0) list.scrollTop += below;
}
