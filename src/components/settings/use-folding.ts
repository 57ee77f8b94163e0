import useIsBrowser from '@docusaurus/useIsBrowser';
import {type RefObject, useLayoutEffect, useState, useSyncExternalStore} from 'react';
import {hadKeptUrl} from './kept-url.ts';

/** Where the panel stands beside the text, as the style sheet has it. */
const wide = '(min-width: 75rem)';

interface Folding {
  isOpen: boolean;
  /** For the style sheet: `auto` where neither the reader nor the use of the panel has opened or folded it. */
  dataOpen: 'auto' | 'true' | 'false';
  setOpen(isOpen: boolean): void;
}

/**
 * Whether the panel is open. Beside the text it is, until it was used and the reader goes on elsewhere; on a narrow screen
 * it lies over the text while the reader uses it. The button opens and folds it.
 */
export function useFolding(panel: RefObject<HTMLElement | null>, isUsed: boolean): Folding {
  const isWide = useIsWide();
  const wasUsed = useSyncExternalStore(onlyOnce, hadKeptUrl, () => false);
  // On a page that was opened by a link of the site it is drawn as it is now.
  const isLate = useIsBrowser();
  const [chosen, setChosen] = useState(isLate && isUsed ? false : undefined);
  const isOpen = chosen ?? (isWide && !wasUsed);
  // Before the paint, so that a click right after it is not missed.
  useLayoutEffect(() => {
    if (!isOpen || (isWide && !isUsed)) return undefined;
    const beside = isWide ? panel.current?.parentElement : panel.current;
    const fold = ({target, defaultPrevented}: Event) => {
      // What is below the panel moves up then: not while it is pressed. Nor where a link to the panel was.
      if (defaultPrevented) return;
      if (target instanceof Node && beside && !beside.contains(target)) setChosen(false);
    };
    document.addEventListener('click', fold);
    document.addEventListener('focusin', fold);
    return () => {
      document.removeEventListener('click', fold);
      document.removeEventListener('focusin', fold);
    };
  }, [panel, isOpen, isUsed, isWide]);
  return {
    isOpen,
    dataOpen: chosen === undefined ? 'auto' : `${chosen}`,
    setOpen: setChosen,
  };
}

function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(wide);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(wide).matches,
    () => true,
  );
}

const onlyOnce = () => () => {};
