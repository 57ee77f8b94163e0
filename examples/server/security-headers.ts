import type {RequestHandler} from 'express';
import helmet from 'helmet';

/**
 * Middleware that sets helmet's headers on every answer.
 * @param scripts what a page may run beside the scripts of this server: sources as in `script-src`, such as `'sha256-…'`
 */
export function securityHeaders(scripts: readonly string[]): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      // helmet's own policy also allows fonts and styles from any https: address, and sends browsers to HTTPS.
      useDefaults: false,
      // #region policy
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
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
