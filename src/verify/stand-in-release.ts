import type {RequestListener, ServerResponse} from 'node:http';

/** How a stand-in is set. */
export interface StandInSettings {
  /** Its key. */
  key?: string;
  /** Whether it runs without a key. */
  isOpen?: boolean;
  /** The version that it tells. */
  version?: string;
  /** How many requests with the key it allows. */
  limit?: number;
  /** `CORS_ORIGIN` */
  origin?: string;
  /** Whether `ELIZA_UI_ENABLE` is `false`. */
  isInterfaceOff?: boolean;
  /** Whether `SERVER_API_KEY` is set. */
  isSocketClosed?: boolean;
  /** Headers that a proxy in front of it adds. */
  added?: Readonly<Record<string, string>>;
}

const policy =
  "default-src 'self';style-src 'self' 'unsafe-inline' https: http:;script-src * 'unsafe-inline' 'unsafe-eval';object-src 'none';base-uri 'self';form-action 'self'";

/** A server that does what ElizaOS 1.7.2 does, as far as a run sees it. It has no agents and no files. */
export function standInRelease(settings: StandInSettings = {}): RequestListener {
  const {
    key,
    isOpen = false,
    version = '1.7.2',
    origin,
    isInterfaceOff = false,
    limit = 1000,
  } = settings;
  let left = limit;
  return (request, response) => {
    const {method = 'GET', url = '/', headers} = request;
    const {pathname} = new URL(url, 'http://localhost');
    const allowed = origin ?? headers.origin;
    if (allowed !== undefined) response.setHeader('Access-Control-Allow-Origin', allowed);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    response.setHeader('Vary', 'Origin');
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Referrer-Policy', 'no-referrer-when-downgrade');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    for (const [name, value] of Object.entries(settings.added ?? {})) {
      response.setHeader(name, value);
    }
    if (pathname === '/socket.io/') return socket(settings, method, url, response);
    if (/^\/api(\/|$)/i.test(pathname)) {
      if (method === 'OPTIONS') return preflight(response);
      const isLetIn = isOpen || headers['x-api-key'] === key;
      if (!isLetIn) return refuse(response);
      response.setHeader('RateLimit-Policy', `${limit};w=900`);
      response.setHeader('RateLimit-Limit', String(limit));
      response.setHeader('RateLimit-Remaining', String(Math.max(--left, 0)));
      response.setHeader('RateLimit-Reset', '900');
      return left < 0 ? refuseMore(response) : api(pathname, version, isInterfaceOff, response);
    }
    if (pathname === '/healthz') {
      return json(response, 200, {status: 'ok', timestamp: new Date().toISOString()});
    }
    if (pathname.startsWith('/media/uploads/agents/')) {
      return json(response, 404, {error: 'File does not exist!!!!!!!'});
    }
    return page(isInterfaceOff, response);
  };
}

function preflight(response: ServerResponse): ServerResponse {
  response.setHeader('Access-Control-Allow-Methods', 'GET,POST,PUT,DELETE,PATCH,OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type,Authorization,X-API-KEY');
  return response.writeHead(204).end();
}

function refuse(response: ServerResponse): ServerResponse {
  return json(response, 401, {
    error: 'API key required',
    message: 'Missing or invalid X-API-KEY header',
  });
}

function refuseMore(response: ServerResponse): ServerResponse {
  const message = 'Too many requests. Please try again later.';
  response.setHeader('Retry-After', '900');
  return json(response, 429, {success: false, error: {code: 'RATE_LIMIT_EXCEEDED', message}});
}

function api(
  pathname: string,
  version: string,
  isInterfaceOff: boolean,
  response: ServerResponse,
): ServerResponse {
  response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  const path = pathname.toLowerCase().replace(/\/$/, '');
  if (path === '/api') return page(isInterfaceOff, response);
  if (path === '/api/agents') return json(response, 200, {success: true, data: {agents: []}});
  if (path === '/api/system/version') return json(response, 200, {version, source: 'server'});
  return json(response, 404, {
    success: false,
    error: {message: 'API endpoint not found', code: 404},
  });
}

function page(isInterfaceOff: boolean, response: ServerResponse): ServerResponse {
  return isInterfaceOff
    ? response.writeHead(403, {'Content-Type': 'text/plain; charset=utf-8'}).end('Forbidden')
    : response.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'}).end('<!doctype html>');
}

function socket(
  {isSocketClosed = false}: StandInSettings,
  method: string,
  url: string,
  response: ServerResponse,
): ServerResponse {
  response.writeHead(200, {'Content-Type': 'text/plain; charset=UTF-8'});
  if (method === 'POST') return response.end('ok');
  if (!url.includes('sid=')) return response.end('0{"sid":"first","upgrades":["websocket"]}');
  return isSocketClosed
    ? response.end('44{"message":"Invalid or missing API Key"}')
    : response.end('40{"sid":"second"}\x1e42["authenticated",{}]');
}

function json(response: ServerResponse, status: number, body: unknown): ServerResponse {
  return response
    .writeHead(status, {'Content-Type': 'application/json; charset=utf-8'})
    .end(JSON.stringify(body));
}
