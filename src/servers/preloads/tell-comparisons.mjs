/**
 * Loaded into a server before its own code. Each call of the function of `node:crypto` that the variable COMPARISON names
 * leaves a line with the lengths of the two buffers in the output; the function goes on to do its work.
 */
import crypto from 'node:crypto';
import {syncBuiltinESMExports} from 'node:module';

const {COMPARISON = ''} = process.env;
const compare = crypto[COMPARISON];

if (typeof compare === 'function') {
  crypto[COMPARISON] = (first, second) => {
    process.stdout.write(`[compared] ${first.byteLength} ${second.byteLength}\n`);
    return compare(first, second);
  };
  syncBuiltinESMExports();
}
