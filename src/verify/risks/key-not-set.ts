import {isHtml, isSuccess} from '../target/responses.ts';
import type {JudgeRisk} from './risk.ts';

/** The API responds to whoever asks. */
export const keyNotSet: JudgeRisk = ({without}) =>
  isSuccess(without) && !isHtml(without)
    ? {
        code: 'key-not-set',
        severity: 'high',
        says: 'No key is set: whoever reaches the server can do everything with it.',
        seen: `${without.asked} without a key: ${without.statusLine}`,
        fix: 'Set ELIZA_SERVER_AUTH_TOKEN on the server, and restart it.',
        section: 'authentication#setting-up',
      }
    : undefined;
