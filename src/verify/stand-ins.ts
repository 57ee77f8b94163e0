import type {RequestListener} from 'node:http';

/** How ElizaOS 1.2.0 to 1.6.4 refuse, whose plain text Express names HTML. */
export const plainRefusal: RequestListener = ({method}, response) => {
  if (method === 'OPTIONS') {
    response.writeHead(204, {'Access-Control-Allow-Headers': 'X-API-KEY'}).end();
    return;
  }
  response.writeHead(401, {'Content-Type': 'text/html; charset=utf-8'});
  response.end('Unauthorized: Invalid or missing X-API-KEY');
};

/** A server that asks for a JWT from whoever sends this key. */
export function behindAnotherLock(key: string): RequestListener {
  return (request, response) => {
    if (request.headers['x-api-key'] !== key) plainRefusal(request, response);
    else response.writeHead(401, {'WWW-Authenticate': 'Bearer'}).end();
  };
}

/** A server that refuses every request with this body. */
export function refusingWith(body: string): RequestListener {
  return (_request, response) => response.writeHead(401).end(body);
}

/** What stands in place of a server. */
export const standIns: Readonly<
  Record<string, (statuses: {redirect: number; unknown: number}) => RequestListener>
> = {
  HTML: () => (_request, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html>'),
  'a redirect':
    ({redirect}) =>
    (_request, response) =>
      response.writeHead(redirect, {Location: 'https://localhost/'}).end(),
  'something else':
    ({unknown}) =>
    (_request, response) =>
      response.writeHead(unknown).end(),
  'a redirect to itself':
    ({redirect}) =>
    ({url = ''}, response) =>
      response.writeHead(redirect, {Location: url}).end(),
  'a redirect to a login':
    ({redirect}) =>
    (_request, response) =>
      response.writeHead(redirect, {Location: '/login'}).end(),
  'a lock of a proxy': () => (_request, response) =>
    response.writeHead(401, {'WWW-Authenticate': 'Basic realm="staff"'}).end('<html>'),
  'the page of a firewall': () => (_request, response) =>
    response.writeHead(403, {'Content-Type': 'text/html'}).end('<html>Request blocked'),
  'a failure': () => (_request, response) => response.writeHead(500).end(),
  'a limit': () => (_request, response) => response.writeHead(429).end(),
  nothing: () => () => undefined,
  'a body without an end': () => (_request, response) => {
    const fill = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', fill);
    fill();
  },
  'half a response': () => (_request, response) => {
    response.writeHead(200, {'Content-Length': '2'}).write('{');
    setTimeout(() => response.destroy(), 10);
  },
};
