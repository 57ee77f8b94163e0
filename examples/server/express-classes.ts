import {IncomingMessage, type ServerOptions, ServerResponse} from 'node:http';
import type {Express} from 'express';

// #region classes
/**
 * The classes of requests and responses with which Node.js makes them as the app needs them. Express would give
 * each of them its prototype later, and every access to it would be slow from then on.
 */
export function expressClasses(app: Express): ServerOptions {
  return {
    IncomingMessage: withPrototype(IncomingMessage, app.request),
    ServerResponse: withPrototype(ServerResponse, app.response),
  };
}

/** A class whose objects are made by another one, and have this prototype from the start. */
function withPrototype<Class>(base: Class, prototype: object): Class {
  const initialize = base as unknown as (this: unknown, ...values: unknown[]) => void;
  function Made(this: unknown, value: unknown, options: unknown) {
    initialize.call(this, value, options);
  }
  Made.prototype = prototype;
  return Made as unknown as Class;
}
// #endregion classes
