import type {RequestHandler} from 'express';
import helmet from 'helmet';

// #region policy
/** What a browser may load, run and send for a response: the directives of its Content-Security-Policy. */
export const policy = {
  defaultSrc: ["'self'"],
  baseUri: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
};
// #endregion policy

/** Middleware that sets helmet's headers on every response. */
export function securityHeaders(directives = policy): RequestHandler {
  return helmet({
    // helmet's own policy also allows fonts and styles from any https: address, and sends browsers to HTTPS.
    contentSecurityPolicy: {useDefaults: false, directives},
  });
}

/** Middleware that lets no cache keep an answer: it would give it to someone without the key. */
export const neverCached: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
