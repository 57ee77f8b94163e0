import type {Startable} from '../claims/claim.ts';
import type {CheckContext} from '../claims/judge.ts';
import {send} from '../servers/http/http.ts';
import type {ProgramStart, Start} from '../servers/launcher.ts';
import {refusalOfProgram, refusalText, starts} from './refusal.ts';
import {agents, refusals} from './requests.ts';

/**
 * What a server says that does not start with a key like this one. Where it starts all the same, what that key opens is
 * what an operator has to know.
 */
export async function refusalOrKey(
  context: CheckContext & Startable,
  start: Start,
  key: string,
): Promise<string> {
  const said = await refusalText(context.refusalOf, start);
  if (said !== starts) return said;
  return context.withServer(start, ({url}) => keyOf(context, url, key));
}

/** The same for a server that is started as a program. */
export function refusalOrKeyOfProgram(
  context: CheckContext & Startable,
  start: ProgramStart,
  key: string,
): Promise<string> {
  return context.withProgram(start, async (program) => {
    const said = await refusalOfProgram(program);
    return said === starts ? keyOf(context, await program.untilListening(), key) : said;
  });
}

/** What is said of a server that starts, and whose key this is. */
export const takesTheKey = `${starts}, and takes the key`;

async function keyOf(context: CheckContext, url: string, key: string): Promise<string> {
  const isRefused = refusals(context);
  if (!isRefused(await send(url, agents))) return `${starts}, and needs no key`;
  const answer = await send(url, agents, {headers: {'X-API-KEY': key}});
  if (isRefused(answer)) return `${starts}, and refuses the key`;
  return answer.status < 300
    ? takesTheKey
    : `${starts}, and answers the key with ${answer.statusLine}`;
}
