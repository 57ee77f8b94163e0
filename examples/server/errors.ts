import {STATUS_CODES} from 'node:http';
import type {ErrorRequestHandler, RequestHandler} from 'express';
import type {Logger} from './logger.ts';

/** Answers a route below `/api` that does not exist. */
export const unknownRoute: RequestHandler = (_request, response) => {
  response.status(404).json(failure('API endpoint not found', 404));
};

/**
 * Answers what went wrong. A mistake of the client gets a status below 500 and what it was; of any other reason
 * the client learns nothing: it goes to the log.
 */
export function errorAnswer(logger: Logger): ErrorRequestHandler {
  return function answerError(error: unknown, _request, response, _next) {
    if (response.headersSent) {
      // Nothing more can be said; a client tells a body that breaks off.
      logger.error(String(error));
      response.destroy();
      return;
    }
    const {status = 500, type} = error as {status?: number; type?: string};
    if (status < 500) {
      const message = clientMistakes[String(type)] ?? String(STATUS_CODES[status]);
      response.status(status).json(failure(message, status));
      return;
    }
    logger.error(String(error));
    response.status(500).json(failure('Internal server error', 500));
  };
}

/** By the names that body-parser gives them. Its own messages may repeat parts of the body. */
const clientMistakes: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is not valid JSON',
  'entity.too.large': 'The body is too large',
};

/** The body of a response that says what went wrong. */
export function failure(message: string, code: number) {
  return {success: false, error: {message, code}};
}
