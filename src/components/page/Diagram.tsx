import type {Step} from '../../content/claim/sequence-text.ts';
import {Steps} from './Steps.tsx';

interface DiagramProps {
  /** The drawing as SVG; the transform of pages sets both. */
  drawing: string;
  /** The same in words, as JSON. */
  steps: string;
}

/** A diagram that the build has drawn. Its meaning stands in the page as text as well, for readers who do not see it. */
export function Diagram({drawing, steps: json}: DiagramProps) {
  const steps: Step[] = JSON.parse(json);
  return (
    <figure className="diagram">
      <div
        className="diagram-drawing"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so the keyboard has to reach it.
        tabIndex={0}
        role="img"
        aria-label="Drawing of the steps that follow"
        dangerouslySetInnerHTML={{__html: drawing}}
      />
      <div className="diagram-text">
        <Steps steps={steps} />
      </div>
    </figure>
  );
}
