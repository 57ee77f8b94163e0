/** When a part of a page that came from the server may be taken over. */
export interface Turn {
  hasCome: boolean;
  /** Whether there is nothing to take over. */
  isNone: boolean;
  comes: Promise<void>;
}

const atOnce: Turn = {hasCome: true, isNone: true, comes: Promise.resolve()};

/** Whether the page is taken over; on the server there is nothing to take over. */
let isOver = typeof document === 'undefined';
const firstPath = isOver ? '' : location.pathname;
let isRootReady = false;
let waiting = 0;
let last = Promise.resolve();

/**
 * The next turn. The parts of a page that is being loaded are taken over one after the other, each in a task of its own:
 * all at once would keep a reader's first click waiting. Later, or on another page, there is nothing to take over.
 */
export function nextTurn(): Turn {
  if (isOver || location.pathname !== firstPath) return atOnce;
  waiting += 1;
  const turn: Turn = {
    hasCome: false,
    isNone: false,
    comes: last.then(nextTask).then(() => {
      turn.hasCome = true;
    }),
  };
  // What the part has inside takes its turns while the part is drawn.
  last = turn.comes.then(nextTask).then(() => {
    waiting -= 1;
    endIfAll();
  });
  return turn;
}

/** Says that the page around its parts is taken over. */
export function rootIsReady(): void {
  isRootReady = true;
  endIfAll();
}

function endIfAll(): void {
  if (isOver || !isRootReady || waiting > 0) return;
  isOver = true;
  document.documentElement.dataset.interactive = 'true';
}

/** Waits for a task of its own, before which the browser can handle a click. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
