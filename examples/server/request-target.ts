import type {RequestListener} from 'node:http';

/**
 * Hands each request to the app with a path as its target. A client may send a whole URL instead, which a server has
 * to accept (RFC 9112, section 3.2.2); a target that is neither becomes a path that leads nowhere.
 */
export function withPaths(app: RequestListener): RequestListener {
  return function handle(request, response) {
    request.url = pathOf(request.url ?? '/');
    app(request, response);
  };
}

function pathOf(target: string): string {
  if (target.startsWith('/')) return target;
  if (!/^https?:/i.test(target) || !URL.canParse(target)) return `/${target}`;
  const {pathname, search} = new URL(target);
  return pathname + search;
}
