import {runCheck} from './run-check.ts';

process.exitCode = (await runCheck()) ? 0 : 1;
