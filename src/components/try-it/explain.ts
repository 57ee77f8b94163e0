import {addressSpaceOf, isLoopback} from '../settings/address-space.ts';
import type {Advice, Explanation, FailureCode} from './outcome.ts';
import type {Outgoing} from './outgoing.ts';
import {timeoutSeconds} from './send.ts';

/** What starts the server of the quick start. */
export const startCommand = 'ELIZA_SERVER_AUTH_TOKEN=test-key npm start';

/**
 * Why there is no answer to show, and what to do about it.
 * @param origin of the page
 */
export function explain(code: FailureCode, request: Outgoing, origin: string): Explanation {
  const {target, key} = request;
  switch (code) {
    case 'mixed-content':
      return {
        sentence: `This browser does not let a page that came by HTTPS ask ${target}, which has no HTTPS.`,
        advice: mixedContentAdvice(target),
      };
    case 'not-permitted':
      return {
        sentence: `The browser does not let this page reach ${whereIs(target)}.`,
        advice: [
          {
            sentence:
              'Open the permissions of this page by the icon before its address, allow access to the local network and to apps on this device, and send the request again.',
          },
        ],
      };
    case 'cors':
      return {
        sentence: `${target} answers, but the browser keeps its answer from this page.`,
        advice: [corsAdvice('The server', request, origin)],
      };
    case 'unreachable':
      return {
        sentence: `No answer of ${target} reaches this page.`,
        advice: unreachableAdvice(request, origin),
      };
    case 'time-out':
      return {
        sentence: `${target} did not answer within ${timeoutSeconds} seconds.`,
        advice: [
          {
            sentence:
              'Look whether the base URL is right. In debug mode the server logs each request.',
            link: {to: '/operate/monitor#debug-mode', words: 'Debug mode'},
          },
        ],
      };
    case 'redirect':
      return {
        sentence: `${target} redirects to another address${key === 'own' ? ', and your key was not sent on' : ''}.`,
        advice: [
          {
            sentence:
              'Find out where it leads, and enter that address as the base URL if you trust it.',
            link: {
              to: '/fix/refused-requests#unauthorized',
              words: 'What a redirect does to a key',
            },
          },
        ],
      };
    case 'cancelled':
      return {sentence: 'Cancelled.', advice: []};
  }
}

function whereIs(target: string): string {
  return isLoopback(target) ? 'a server on your machine' : 'a server on your network';
}

/** Chrome lets such a page reach what is near the reader's machine. Firefox and Safari let it reach less, or nothing. */
function mixedContentAdvice(target: string): Advice[] {
  const advice: Advice[] = [
    {
      sentence: "Enter the server's https:// address.",
      link: {to: '/operate/behind-a-proxy#https', words: 'HTTPS by nginx'},
    },
  ];
  if (addressSpaceOf(target) !== 'public') {
    advice.unshift({sentence: 'Send the request with curl, or open this page in Chrome.'});
  }
  return advice;
}

/** A browser does not tell a page that is kept from an answer whether there is one. */
function unreachableAdvice(request: Outgoing, origin: string): Advice[] {
  const {target} = request;
  const isOwn = new URL(target).origin === origin;
  const advice: Advice[] = [
    isLoopback(target)
      ? {
          sentence:
            'If no server runs there, start ElizaOS, or the reference server by the command below.',
          command: startCommand,
          link: {to: '/#quick-start', words: 'Quick start'},
        }
      : {
          sentence: 'Look whether the base URL is right, and whether the server runs.',
          link: {to: '/reference-server/start-stop-messages#start', words: 'Start, stop, messages'},
        },
  ];
  if (isLoopback(target)) {
    advice.push({
      sentence:
        'If it runs, look for its port in its log: where the port is in use, ElizaOS takes the next free one.',
    });
  }
  if (!isOwn) advice.push(corsAdvice('If it runs, it', request, origin));
  return advice;
}

function corsAdvice(subject: string, {path}: Outgoing, origin: string): Advice {
  if (!path.startsWith('/api/')) {
    return {
      sentence: `${subject} lets pages of other origins read only what is below /api.`,
      link: {
        to: '/fix/cors-errors#which-answers-carry-the-headers',
        words: 'Which answers pages may read',
      },
    };
  }
  return {
    sentence: `${subject} has to list ${origin} in CORS_ORIGIN. The browser's console says more.`,
    link: {to: '/fix/cors-errors#troubleshooting', words: 'CORS troubleshooting'},
  };
}
