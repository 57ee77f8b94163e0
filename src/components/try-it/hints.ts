import type {Advice, Answer} from './outcome.ts';
import type {Outgoing} from './outgoing.ts';

const panel = {to: '#your-server', words: 'Your server'};

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
  if (status === 429) {
    return [
      {
        sentence: 'This client has used up its attempts. Wait as long as Retry-After says.',
        link: {to: '/fix/refused-requests#limited', words: '429 with the right key'},
      },
    ];
  }
  if (status === 401 && request.key === 'none') {
    return [{sentence: 'It went without a key. Enter the key in the panel.', link: panel}];
  }
  if (status === 401 && request.key === 'own') {
    return [
      {
        sentence: 'The key in the panel is not the one that the server has.',
        link: {to: '/fix/refused-requests#unauthorized', words: 'Troubleshooting a 401'},
      },
    ];
  }
  if (answer.status < 300 && request.wantsKey && request.key !== 'own') {
    return [
      {
        sentence: 'It went without the right key: authentication is disabled on this server.',
        link: {to: '/authentication#setting-up', words: 'Setting up'},
      },
    ];
  }
  return [];
}

/** Whether what serves the pages answered, and not the API, whose answers are JSON. */
function isFromPages({status, headers}: Answer, {target}: Outgoing, origin: string): boolean {
  const [, type = ''] = headers.find(([name]) => name === 'content-type') ?? [];
  const isOwn = new URL(target).origin === origin;
  return isOwn && (type.startsWith('text/html') || (status === 404 && !type.includes('json')));
}
