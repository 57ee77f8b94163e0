import type {StepsText} from '../content/sequence-text.ts';

/** Steps in words, one below the other. */
export function Steps({steps}: {steps: StepsText}) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.text}>
          {step.text}
          {step.steps.length > 0 && <Steps steps={step.steps} />}
        </li>
      ))}
    </ol>
  );
}
