import {cpus} from 'node:os';
import {startProgram} from '../../src/machine/program.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';

/** So many runs of the whole command, each with a server of its own. */
const runs = 5;

const seconds: number[] = [];
for (let run = 0; run < runs; run++) {
  const key = strongKey();
  await withReferenceServer({variables: {ELIZA_SERVER_AUTH_TOKEN: key}}, async ({url}) => {
    const started = performance.now();
    const args = ['run', '--silent', 'verify', '--', '--url', url];
    const command = startProgram('npm', args, {variables: {ELIZA_SERVER_AUTH_TOKEN: key}});
    if ((await command.ended) !== 0) throw new Error(command.output());
    seconds.push((performance.now() - started) / 1000);
  });
}
seconds.sort((a, b) => a - b);
const [least = 0, median = 0, most = 0] = [
  seconds[0],
  seconds[Math.floor(runs / 2)],
  seconds.at(-1),
];
process.stdout.write(
  `npm run verify against a local server, ${runs} runs: ${least.toFixed(1)} to ${most.toFixed(1)} s, median ${median.toFixed(1)} s, on ${cpus().length} × ${cpus()[0]?.model}, Node.js ${process.version}.\n`,
);
