import type {ErrorRequestHandler, RequestHandler} from 'express';
import type {Logger} from './logger.ts';

/** Answers a route below `/api` that does not exist. */
export const unknownRoute: RequestHandler = (_request, response) => {
  response
    .status(404)
    .json({success: false, error: {message: 'API endpoint not found', code: 404}});
};

/** Answers what went wrong in a handler. The client learns nothing of the reason, which goes to the log. */
export function errorAnswer(logger: Logger): ErrorRequestHandler {
  return function answerError(error: unknown, _request, response, _next) {
    logger.error(String(error));
    response
      .status(500)
      .json({success: false, error: {message: 'Internal server error', code: 500}});
  };
}
