import type {ReactNode} from 'react';

/** One request in several languages, with the answer to it. The transform of pages fills in the code. */
export function Example({name, children}: {name: string; children: ReactNode}) {
  return (
    <div className="example" data-example={name}>
      {children}
    </div>
  );
}

/** What the clients of an example print. */
export function ExampleOutput({children}: {children: ReactNode}) {
  return (
    <div className="example-output">
      <p className="example-output-label">Output</p>
      {children}
    </div>
  );
}
