import type {Step} from '../../content/claim/sequence-text.ts';

/** Steps in words, in their order, with the cases that may follow on one. */
export function Steps({steps}: {steps: readonly Step[]}) {
  return (
    <ol>
      {steps.map(({text, cases}) => (
        <li key={text}>
          {text}
          {cases.length > 0 && (
            <ul>
              {cases.map((one) => (
                <li key={one.text}>
                  {one.text}
                  <Steps steps={one.steps} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
