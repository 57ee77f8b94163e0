import {lazy, Suspense, useEffect, useRef, useState} from 'react';
import type {Step} from '../../content/claim/sequence-text.ts';
import {Steps} from './Steps.tsx';

const Mermaid = lazy(() => import('@theme/Mermaid'));

interface DiagramProps {
  /** In the language of mermaid. */
  source: string;
  /** The same in words, as JSON; the transform of pages sets it. */
  steps: string;
}

/**
 * A diagram, drawn when it comes near the screen, since the code that draws it is large. Its meaning stands in the page
 * as text as well, for readers who do not see it or have no JavaScript.
 */
export function Diagram({source, steps: json}: DiagramProps) {
  const place = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(place);
  const steps: Step[] = JSON.parse(json);
  return (
    <figure className="diagram">
      <div
        className="diagram-drawing needs-script"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so the keyboard has to reach it.
        tabIndex={0}
        role="img"
        aria-label="Drawing of the steps that follow"
        ref={place}
      >
        {isNear && (
          <Suspense>
            <Mermaid value={source} />
          </Suspense>
        )}
      </div>
      <div className="diagram-text">
        <Steps steps={steps} />
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
