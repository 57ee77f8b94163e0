import {startProgram} from '../../src/machine/program.ts';
import {withKeyedServer} from '../../src/servers/reference-server.ts';
import {onThisMachine} from './machine.ts';
import {median} from './median.ts';

/** So many runs of the whole command, each with a server of its own. */
const runs = 5;

const seconds: number[] = [];
for (let run = 0; run < runs; run++) {
  await withKeyedServer({}, async ({url, key}) => {
    const started = performance.now();
    const args = ['run', '--silent', 'verify', '--', '--url', url];
    const command = startProgram('npm', args, {variables: {ELIZA_SERVER_AUTH_TOKEN: key}});
    if ((await command.ended) !== 0) throw new Error(command.output());
    seconds.push((performance.now() - started) / 1000);
  });
}
const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
const {machine, node} = onThisMachine();
process.stdout.write(
  `npm run verify against a local server, ${runs} runs: ${least.toFixed(1)} to ${most.toFixed(1)} s, median ${median(seconds).toFixed(1)} s, on ${machine}, Node.js ${node}.\n`,
);
