/** How long to wait for a paint, in milliseconds: a tab behind others has none. */
const longestMs = 100;

/**
 * Calls back once the browser has painted what is drawn now.
 * @param restMs how long after that, in milliseconds
 * @returns what takes it back
 */
export function whenPainted(callback: () => void, restMs = 0): () => void {
  let timer = setTimeout(callback, longestMs + restMs);
  // The browser paints between a frame and the task after it.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(callback, restMs);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** Resolves once the browser has painted what is drawn now. */
export function painted(): Promise<void> {
  return new Promise((resolve) => void whenPainted(resolve));
}
