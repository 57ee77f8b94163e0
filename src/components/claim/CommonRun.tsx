import {Field} from './Field.tsx';
import {Commit, Time} from './Run.tsx';
import type {NotedClaim, ShownClaim} from './record.ts';

type Run = Pick<ShownClaim, 'target' | 'time' | 'commit' | 'changed'>;

/** The run in which all of these claims were checked within the same minute; `undefined` where there is no such run. */
export function isSameRun(claims: readonly NotedClaim[]): Run | undefined {
  const [first, ...others] = claims.map(({record}) => record);
  if (!first) return undefined;
  const isSame = others.every((other) => other && nameOf(other) === nameOf(first));
  return isSame ? first : undefined;
}

/** What was asked, when, and at which commit. */
export function CommonRun({target, time, commit, changed}: Run) {
  return (
    <>
      <Field name="Target">{target}</Field>
      <Field name="When">
        <Time time={time} />
      </Field>
      <Field name="Commit">
        <Commit commit={commit} changed={changed} />
      </Field>
    </>
  );
}

function nameOf({target, time, commit, changed}: Run): string {
  return JSON.stringify([target, time.slice(0, '2026-01-02T03:04'.length), commit, changed]);
}
