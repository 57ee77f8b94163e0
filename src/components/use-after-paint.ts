import {useEffect, useState} from 'react';

/**
 * A value, a paint later: what a reader presses shows at once that it is pressed, and what takes longer to draw follows.
 * React's `useDeferredValue` does the same, but not that of Preact.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The browser paints between a frame and the task after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(() => value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return painted;
}
