import type {RequestHandler} from 'express';
import helmet from 'helmet';

/** What pages of a site may do beside what any answer may. */
export interface PageSources {
  /** What they run beside the scripts of this server: sources as in `script-src`, such as `'sha256-…'`. */
  scripts: readonly string[];
  /** What they send requests to beside this server: sources as in `connect-src`. */
  servers: readonly string[];
}

/** Middleware that sets helmet's headers on every answer. */
export function securityHeaders({scripts, servers}: PageSources): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      // helmet's own policy also allows fonts and styles from any https: address, and sends browsers to HTTPS.
      useDefaults: false,
      // #region policy
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        connectSrc: ["'self'", ...servers],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'", ...scripts],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
      // #endregion policy
    },
  });
}

/** Middleware that lets no cache keep an answer: it would give it to someone without the key. */
export const neverCached: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
