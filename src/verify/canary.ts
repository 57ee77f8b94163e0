import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {checkClaim} from '../claims/check-claim.ts';
import {liveTarget} from './target/live-target.ts';
import type {VerifiableClaims} from './verify-claims.ts';

/**
 * Holds every check against a canary, a server of this process that answers nonsense, and gives the ids of those that
 * did not ask it. Such a check asks another server than it is told to, and what it says of one is worth nothing.
 */
export async function misdirectedChecks({pages, checks}: VerifiableClaims): Promise<string[]> {
  let asked = 0;
  const canary = createServer((_request, response) => {
    asked++;
    response.writeHead(299, 'Canary').end('canary');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const {port} = canary.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}`);
  const misdirected: string[] = [];
  try {
    for (const [id, check] of checks) {
      const before = asked;
      const target = liveTarget({url, key: 'canary'}, {url, key: undefined});
      const {verdict} = await checkClaim(id, pages, (context) => check({...context, ...target}));
      const hasAsked = asked > before && target.sent() === asked - before;
      if (verdict.outcome !== 'not-observable' && !hasAsked) misdirected.push(id);
    }
    return misdirected;
  } finally {
    canary.close();
    canary.closeAllConnections();
  }
}
