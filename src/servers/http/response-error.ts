/** What a response may take. */
export interface Bounds {
  /** From the request to the end of the response, in milliseconds. */
  milliseconds: number;
  /** The body, as it is sent and as it is decoded. */
  bytes: number;
}

/** Thrown where a response begins and cannot be read to its end; the message is the rest of a sentence about the server. */
export class ResponseError extends Error {}

/** The error for a response that is not complete in time. */
export function tooLate(asked: string, milliseconds: number): ResponseError {
  return new ResponseError(
    `it sends no complete response to ${asked} within ${milliseconds / 1000} seconds.`,
  );
}

/** The error for a body with more bytes than are read. */
export function tooLarge(asked: string, bytes: number): ResponseError {
  const most = bytes.toLocaleString('en');
  return new ResponseError(`its response to ${asked} is longer than ${most} bytes.`);
}
