import type {CheckContext} from '../../claims/judge.ts';
import {type Answer, send} from '../../servers/http/http.ts';
import {untilListening} from '../../servers/server-program.ts';
import {agents, refusals, success} from '../requests.ts';
import {builtPage, withBuiltCopy} from './built-copy.ts';

/** What a documented command started. */
interface Started {
  output: string;
  /** What stands at `/`. */
  page: string;
  /** The answers to a request with the key and to one without. */
  withKey: Answer;
  withoutKey: Answer;
}

/**
 * Runs a command of a page in a copy of the project whose site is built already, so that it starts at once and
 * builds nothing, and asks the server that it starts.
 */
function startAsDocumented(command: string, key: string): Promise<Started> {
  return withBuiltCopy(async (copy) => {
    const program = copy.run('sh', {args: ['-c', command], variables: {SERVER_PORT: '0'}});
    const askAll = async () => {
      const url = await untilListening(program);
      const {body: page} = await send(url, '/');
      const withoutKey = await send(url, agents);
      const withKey = await send(url, agents, {headers: {'X-API-KEY': key}});
      return {page, withKey, withoutKey};
    };
    const answers = await askAll().finally(program.stop);
    // A line of the log may come after the answer; once the program has ended, all are there.
    return {...answers, output: program.output()};
  });
}

/** Holds a documented start of the server, and gives the lines that it logs. */
export async function holdStartCommand(context: CheckContext): Promise<string[]> {
  const command = context.documented.block();
  const [key] = context.otherClaim('clients/client-defaults').codes();
  const {output, page, withKey, withoutKey} = await startAsDocumented(
    command.text,
    key?.text ?? '',
  );
  const asked = 'ran the command and asked';
  context.hold.ok(command, page === builtPage, page, `${asked} for /`);
  context.hold.ok(command, withKey.statusLine === success(context), withKey.statusLine, asked);
  context.hold.ok(command, refusals(context)(withoutKey), withoutKey.statusLine, asked);
  return output.split('\n');
}
