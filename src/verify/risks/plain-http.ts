import {isLoopback} from '../input/server-url.ts';
import type {Risk, RiskEvidence} from './risk.ts';

/** The key travels where others can read it. */
export function plainHttp({url}: Pick<RiskEvidence, 'url'>): Risk | undefined {
  return url.protocol === 'https:' || isLoopback(url)
    ? undefined
    : {
        code: 'plain-http',
        severity: 'high',
        says: 'The key travels over plain HTTP, where others can read it.',
        seen: url.origin,
        fix: 'Let a proxy in front of the server speak HTTPS, and use https:// in every client.',
        section: 'operate/behind-a-proxy#https',
      };
}
