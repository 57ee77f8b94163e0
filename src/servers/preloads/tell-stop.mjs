/**
 * Loaded into a server before its own code. At its end, the server leaves a line with the time since SIGTERM in the
 * output, by its own clock: what watches it from outside may see the end later.
 */
process.once('SIGTERM', () => {
  const signalled = performance.now();
  process.once('exit', () => {
    const waited = Math.round(performance.now() - signalled);
    process.stdout.write(`[stopped] ${waited}\n`);
  });
});
