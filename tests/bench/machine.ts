import {cpus} from 'node:os';
import type {Measured} from '../../src/records/benchmarks.ts';

/** This machine, at this time. */
export function onThisMachine(): Measured {
  const processors = cpus();
  return {
    time: new Date().toISOString(),
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
    node: process.version,
  };
}
