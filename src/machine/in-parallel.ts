/**
 * Does a task for each item, a few at a time, and gives each result as soon as it is there.
 * @param items is read as its turn comes: what is taken out of it meanwhile is not begun
 * @param concurrency how many tasks run at a time
 */
export async function* inParallel<Item, Result>(
  items: Iterable<Item>,
  concurrency: number,
  task: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  interface Ended {
    run: Promise<Ended>;
    result: Result;
  }
  const waiting = items[Symbol.iterator]();
  const running = new Set<Promise<Ended>>();
  const beginNext = () => {
    const {value: item, done} = waiting.next();
    if (done) return;
    const run: Promise<Ended> = task(item).then((result) => ({run, result}));
    running.add(run);
  };
  for (let count = 0; count < concurrency; count++) beginNext();
  while (running.size > 0) {
    const {run, result} = await Promise.race(running);
    running.delete(run);
    beginNext();
    yield result;
  }
}
