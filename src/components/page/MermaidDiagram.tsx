import {lazy, Suspense, useEffect, useRef, useState} from 'react';

const Mermaid = lazy(() => import('@theme/Mermaid'));

/**
 * A diagram of a kind that only mermaid can draw, which takes a browser. It is drawn when it comes near the screen, since
 * the code that draws it is large.
 */
export function MermaidDiagram({source}: {source: string}) {
  const place = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(place);
  return (
    <figure className="diagram">
      <div
        className="mermaid-drawing needs-script"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so the keyboard has to reach it.
        tabIndex={0}
        role="img"
        aria-label="Diagram"
        ref={place}
      >
        {isNear && (
          <Suspense>
            <Mermaid value={source} />
          </Suspense>
        )}
      </div>
    </figure>
  );
}

/** Whether an element has come near the screen, once. */
function useIsNear(place: React.RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({isIntersecting}) => isIntersecting)) setIsNear(true);
      },
      {rootMargin: '300px'},
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return isNear;
}
