import type {Remedy} from '../content/output/remedies.ts';

const cors = '/fix/cors-errors';
const notJson = '/fix/refused-requests#html';
const chromium = 'Chromium';

/**
 * Messages of browsers and of other programs, none of which a table of the pages has, and the places that say what to do.
 * A path is one of the site without its base. Of a message that names addresses, its end stands here.
 */
export const foreignMessages: readonly Remedy[] = [
  {
    messages: [
      "doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present",
    ],
    sender: chromium,
    path: `${cors}#origin-not-allowed`,
  },
  {
    messages: ["No 'Access-Control-Allow-Origin' header is present"],
    sender: chromium,
    path: `${cors}#answer-unreadable`,
  },
  {
    messages: ['is not allowed by Access-Control-Allow-Headers in preflight response'],
    sender: chromium,
    path: `${cors}#header-not-allowed`,
  },
  {
    messages: ['It does not have HTTP ok status'],
    sender: chromium,
    path: `${cors}#preflight-refused`,
  },
  {
    messages: ['Redirect is not allowed for a preflight request'],
    sender: chromium,
    path: `${cors}#preflight-redirected`,
  },
  {
    messages: ["The 'Access-Control-Allow-Origin' header contains multiple values"],
    sender: chromium,
    path: `${cors}#list-in-header`,
  },
  {
    messages: ['has been blocked by CORS policy', 'Failed to fetch'],
    sender: chromium,
    path: `${cors}#troubleshooting`,
  },
  {
    messages: ['Cross-Origin Request Blocked', 'NetworkError when attempting to fetch resource'],
    sender: 'Firefox',
    path: `${cors}#troubleshooting`,
  },
  {
    messages: ['is not allowed by Access-Control-Allow-Origin', 'Load failed'],
    sender: 'Safari',
    path: `${cors}#troubleshooting`,
  },
  {
    messages: ['ERR_CONNECTION_REFUSED', 'Connection refused', 'Failed to connect to'],
    sender: 'A browser, curl, Python',
    path: `${cors}#server-down`,
  },
  {
    messages: ['ECONNREFUSED', 'fetch failed'],
    sender: 'Node.js',
    path: `${cors}#server-down`,
  },
  {
    messages: [
      'Unexpected token < in JSON at position 0',
      'Unexpected token \'<\', "<html> <h"... is not valid JSON',
      'Unexpected token \'U\', "Unauthoriz"... is not valid JSON',
    ],
    sender: 'Node.js, Chromium',
    path: notJson,
  },
  {
    messages: ['JSON.parse: unexpected character at line 1 column 1 of the JSON data'],
    sender: 'Firefox',
    path: notJson,
  },
  {
    messages: ["JSON Parse error: Unrecognized token '<'"],
    sender: 'Safari',
    path: notJson,
  },
  {
    messages: ['EADDRINUSE', 'address already in use', 'port already in use'],
    sender: 'Node.js',
    path: '/reference-server/start-stop-messages#addresses-that-cannot-be-had',
  },
];
