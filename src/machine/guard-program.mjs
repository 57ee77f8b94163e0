/**
 * Ends what a run leaves behind, however the run ended. It reads lines from the run, `["watch", thing]` and
 * `["release", thing]`, where a thing is the id of a process, the negative id of a process group, or the path of a folder.
 * The end of its input is the end of the run: a pipe closes by itself when its writer is killed.
 */
import {rmSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {setTimeout as delay} from 'node:timers/promises';

/** How long programs may take to stop by themselves, in milliseconds; the server takes 3 seconds at most. */
const graceMs = 5000;

/** @type {Set<number | string>} */
const watched = new Set();

// What ends a whole session has to leave this program time for its work.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined);

for await (const line of createInterface({input: process.stdin})) {
  const [what, thing] = JSON.parse(line);
  if (what === 'watch') watched.add(thing);
  else watched.delete(thing);
}
const processes = [...watched].filter((thing) => typeof thing === 'number');
const folders = [...watched].filter((thing) => typeof thing === 'string');
for (const id of processes) {
  signal(id, 'SIGTERM');
  // A stopped process does not see a signal before it goes on.
  signal(id, 'SIGCONT');
}
const deadline = Date.now() + graceMs;
while (processes.some((id) => signal(id, 0)) && Date.now() < deadline) await delay(20);
for (const id of processes) signal(id, 'SIGKILL');
for (const folder of folders) {
  // A process that was killed a moment ago may still write.
  rmSync(folder, {recursive: true, force: true, maxRetries: 10, retryDelay: 100});
}

/**
 * Whether there is such a process or group.
 * @param {number} id
 * @param {NodeJS.Signals | 0} name
 */
function signal(id, name) {
  try {
    return process.kill(id, name);
  } catch {
    return false;
  }
}
