import {Children, type ReactNode} from 'react';
import {TryIt} from '../try-it/TryIt.tsx';

interface ExampleProps {
  name: string;
  /** The request as JSON, where the page shows a client; the transform of pages sets it. */
  request?: string;
  children: ReactNode;
}

/** One request in several languages, with the answer to it. The transform of pages fills in the code. */
export function Example({name, request, children}: ExampleProps) {
  const [code, ...output] = Children.toArray(children);
  return (
    <div className="example" data-example={name}>
      {code}
      {request !== undefined && (
        <TryIt label={`Try the example ${name}`} request={JSON.parse(request)} />
      )}
      {output}
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
