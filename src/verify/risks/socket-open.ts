import {isKnownOfRelease} from './known-of-release.ts';
import type {JudgeRisk} from './risk.ts';

/** Socket.IO connects a client without a key. */
export const socketOpen: JudgeRisk = (evidence) => {
  const {socket, recognition} = evidence;
  if (!socket?.startsWith('40')) return undefined;
  const isOlder = recognition.kind === 'release' && !isKnownOfRelease(evidence, 'socketClosed');
  const fix = isOlder
    ? 'Keep /socket.io/ back in a proxy, or update to a release that heeds SERVER_API_KEY.'
    : 'Set SERVER_API_KEY to the same key, and restart the server.';
  return {
    code: 'socket-open',
    severity: 'high',
    says: 'Socket.IO is open: whoever connects can read and send messages without the key.',
    seen: `connected without a key: ${socket}`,
    fix,
    section: 'reference/versions#from-165',
  };
};
