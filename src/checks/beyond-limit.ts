import type {Answer} from '../servers/http/http.ts';

/** More requests than a release answers in a window. */
const mostRequests = 1100;

/**
 * Sends a request again and again, until the server answers it in another way since there were too many, and gives that
 * answer; the last one where the server sets no limit. A server that heeds its variables needs no more than they say.
 * @param most how many requests are sent at most
 */
export async function untilLimited(
  ask: () => Promise<Answer>,
  most: number = mostRequests,
): Promise<Answer> {
  const first = await ask();
  let answer = first;
  for (let sent = 1; sent < most && answer.status === first.status; sent++) {
    answer = await ask();
  }
  return answer;
}
