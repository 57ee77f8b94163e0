import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {runBuild} from './run-build.ts';

endWithNpm();
process.exitCode = (await runBuild()) ? 0 : 1;
