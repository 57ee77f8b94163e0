import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {readGuide} from '../verify/guide.ts';
import {main} from '../verify/main.ts';

endWithNpm();
process.exitCode = await main(process.argv.slice(2), readGuide);
