import {useEffect, useState} from 'react';
import {whenPainted} from './when-painted.ts';

/** How long a typist rests before what takes long to draw begins, in milliseconds: letters never wait for it. */
export const typingRestMs = 150;

/**
 * A value, a paint later: what a reader presses shows at once that it is pressed, and what takes longer to draw follows.
 * React's `useDeferredValue` does the same, but not that of Preact.
 * @param restMs how long the value has to stay after that, in milliseconds
 */
export function useAfterPaint<Value>(value: Value, restMs = 0): Value {
  const [painted, setPainted] = useState(value);
  useEffect(() => whenPainted(() => setPainted(() => value), restMs), [value, restMs]);
  return painted;
}
