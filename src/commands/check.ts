import {parseArgs} from 'node:util';
import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {allowClosedOutput} from '../machine/closed-output.ts';

const usage = `Usage: npm run check [-- --update | --explain [CODE]]
  --update          rewrites the outputs that pages show from a real run
  --explain CODE    says what is wrong where the check names CODE, and how to mend it
  --explain         lists all codes
`;

/** What the command is told to do. */
type Task = {name: 'check' | 'update'} | {name: 'explain'; code: string | undefined};

endWithNpm();
allowClosedOutput();
process.exitCode = await check(process.argv.slice(2));

/** Checks the pages, rewrites the outputs that they show, or explains a code. Gives the exit code. */
async function check(args: string[]): Promise<number> {
  const task = readTask(args);
  if (task === undefined) {
    process.stderr.write(usage);
    return 1;
  }
  // Each loads only what it needs, and a wrong argument is answered at once.
  switch (task.name) {
    case 'check': {
      const {runCheck} = await import('../site/run-check.ts');
      return (await runCheck()) ? 0 : 1;
    }
    case 'update': {
      const {updateOutputs} = await import('../update/update-outputs.ts');
      return (await updateOutputs()) ? 0 : 1;
    }
    case 'explain':
      return explainCode(task.code);
  }
}

async function explainCode(code: string | undefined): Promise<number> {
  const {codeList, explain} = await import('../lint/explain.ts');
  const explanation = code === undefined ? ({ok: true, text: codeList()} as const) : explain(code);
  if (explanation.ok) process.stdout.write(explanation.text);
  else process.stderr.write(`${explanation.problem}\n`);
  return explanation.ok ? 0 : 1;
}

function readTask(args: string[]): Task | undefined {
  const options = {update: {type: 'boolean'}, explain: {type: 'boolean'}} as const;
  try {
    const {values, positionals} = parseArgs({args, options, allowPositionals: true});
    const [code, ...others] = positionals;
    if (others.length > 0 || (values.update && values.explain)) return undefined;
    if (values.explain) return {name: 'explain', code};
    return code === undefined ? {name: values.update ? 'update' : 'check'} : undefined;
  } catch {
    return undefined;
  }
}
