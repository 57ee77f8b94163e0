/** How many things are tried at a time; most of them wait for a program that they started. */
const concurrency = 4;

/** Does a task for each item, a few at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const work = async () => {
    for (const item of waiting) await task(item);
  };
  await Promise.all(Array.from({length: concurrency}, work));
}
