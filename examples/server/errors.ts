import type {ErrorRequestHandler, RequestHandler} from 'express';
import type {Logger} from './logger.ts';

/** Answers a route below `/api` that does not exist. */
export const unknownRoute: RequestHandler = (_request, response) => {
  response
    .status(404)
    .json({success: false, error: {message: 'API endpoint not found', code: 404}});
};

/**
 * Answers what went wrong in a handler: the status that the error bears, else 500.
 * The client learns the status only; the reason of a 500 goes to the log.
 */
export function errorAnswer(logger: Logger): ErrorRequestHandler {
  return function answerError(error: unknown, _request, response, next) {
    if (response.headersSent) {
      next(error);
      return;
    }
    const code = clientErrorStatus(error) ?? 500;
    if (code === 500) logger.error(error instanceof Error ? error.message : String(error));
    const message = code === 500 ? 'Internal server error' : 'Bad request';
    response.status(code).json({success: false, error: {message, code}});
  };
}

/** Express and its parts mark an error that the client caused with a `status` from 400 to 499. */
function clientErrorStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const {status} = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
