import {mkdir, rename, rm, stat, utimes} from 'node:fs/promises';
import {setTimeout as pause} from 'node:timers/promises';

/** How often whoever has the lock shows that it still runs, and others look for it, in milliseconds. */
const heartbeatMs = 500;

/** Without a sign of life for so long, in milliseconds, its process has ended without letting go. */
const expiry = 10_000;

/**
 * Runs a task that only one process at a time may run, and waits until no other does.
 * @param folder stands for the lock while it is held; the folder that it lies in has to be there
 * @param onWait is called once where another process has the lock
 */
export async function withLock<Result>(
  folder: string,
  onWait: () => void,
  task: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; !(await taken(folder)); tries++) {
    if (tries === 0) onWait();
    await pause(heartbeatMs);
    await letGoOfExpired(folder);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(folder, now, now).catch(() => undefined);
  }, heartbeatMs);
  try {
    return await task();
  } finally {
    clearInterval(heartbeat);
    await rm(folder, {recursive: true, force: true});
  }
}

async function taken(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function letGoOfExpired(folder: string): Promise<void> {
  const age = await stat(folder).then(
    ({mtimeMs}) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age < expiry) return;
  // By a rename, since of several processes that wait only one succeeds.
  const expired = `${folder}-expired-${process.pid}`;
  await rename(folder, expired).catch(() => undefined);
  await rm(expired, {recursive: true, force: true});
}
