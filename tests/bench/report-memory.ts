/** Preloaded into the server of a benchmark: tells the benchmark each second what the process holds, in bytes. */
setInterval(() => process.send?.({rss: process.memoryUsage.rss()}), 1000).unref();
