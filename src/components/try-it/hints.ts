import {panelAddress} from '../settings/open-settings.ts';
import type {Advice, Answer} from './outcome.ts';
import type {Outgoing} from './outgoing.ts';

const panel = {to: panelAddress, words: 'Your server'};

/**
 * What an answer means for the reader, where it needs a word.
 * @param origin of the page
 */
export function hints(answer: Answer, request: Outgoing, origin: string): Advice[] {
  const {status} = answer;
  if (isFromPages(answer, request, origin)) {
    return [
      {
        sentence:
          'Only these pages are served here, and no API. Enter the base URL of your server in the panel.',
        link: panel,
      },
    ];
  }
  const missing = missingRoute(answer, request);
  if (missing) return [missing];
  if (status === 429) {
    return [
      {
        sentence: 'This client has used up its attempts. Wait as long as Retry-After says.',
        link: {to: '/fix/refused-requests#limited', words: '429 with the right key'},
      },
    ];
  }
  if (status === 401 && request.key === 'shown') {
    const shown = request.headers['X-API-KEY'];
    return [{sentence: `The server has another key than ${shown}.`, asksForKey: true}];
  }
  if (status === 401 && request.key === 'none' && request.wantsKey) {
    return [{sentence: 'This is what a request without a key gets.'}];
  }
  if (status === 401 && request.key === 'own') {
    return [
      {
        sentence: 'The key in the panel is not the one that the server has.',
        link: {to: '/fix/refused-requests#unauthorized', words: 'Troubleshooting a 401'},
      },
    ];
  }
  if (status < 300 && request.key === 'shown') {
    return [{sentence: 'If it gets this without a key as well, authentication is disabled.'}];
  }
  if (status < 300 && request.wantsKey && request.key !== 'own') {
    return [
      {
        sentence: 'It went without the right key: authentication is disabled on this server.',
        link: {to: '/authentication#setting-up', words: 'Setting up'},
      },
    ];
  }
  return [];
}

/** What the base URL leads to, where that is no API of ElizaOS. */
function missingRoute({status, headers}: Answer, {target, path}: Outgoing): Advice | undefined {
  if (!path.startsWith('/api/')) return undefined;
  const isPage = typeOf(headers).startsWith('text/html');
  if (!isPage && status !== 404) return undefined;
  const seen = isPage ? 'A web page came back' : `There is no ${path} at ${target}`;
  const sentence = `${seen}: the base URL is not that of an ElizaOS server. Look for its port and its path.`;
  return {sentence, link: panel};
}

function typeOf(headers: Answer['headers']): string {
  return headers.find(([name]) => name === 'content-type')?.[1] ?? '';
}

/** Whether what serves the pages answered, and not the API, whose answers are JSON. */
function isFromPages({status, headers}: Answer, {target}: Outgoing, origin: string): boolean {
  const type = typeOf(headers);
  const isOwn = new URL(target).origin === origin;
  return isOwn && (type.startsWith('text/html') || (status === 404 && !type.includes('json')));
}
