import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {main} from '../verify/main.ts';

endWithNpm();
process.exitCode = await main(process.argv.slice(2), async () => {
  // It knows all checks, whose loading takes longer than to answer a wrong argument.
  const {readGuide} = await import('../verify/guide.ts');
  return readGuide();
});
