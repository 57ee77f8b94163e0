import {promisify} from 'node:util';
import {brotliDecompress, gunzip, inflate, inflateRaw} from 'node:zlib';
import {type Bounds, ResponseError, tooLarge} from './response-error.ts';

type Decode = (bytes: Buffer, options: {maxOutputLength: number}) => Promise<Buffer>;

const deflate: Decode = promisify(inflate);
const rawDeflate: Decode = promisify(inflateRaw);

/** RFC 9110, section 8.4.1, and RFC 7932. Some servers send `deflate` without the header of zlib. */
const decoders: Readonly<Record<string, Decode>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: (bytes, options) =>
    deflate(bytes, options).catch((error) => {
      if (isTooLarge(error)) throw error;
      return rawDeflate(bytes, options);
    }),
};

/**
 * A body without its content codings, which some servers use although no request allows them. Rejects with a
 * {@link ResponseError} for a coding that is not known, for one that the body does not have, and for a body that grows
 * beyond the bounds.
 */
export async function decodedBody(
  bytes: Buffer,
  codings: string | undefined,
  asked: string,
  bounds: Bounds,
): Promise<Buffer> {
  let decoded = bytes;
  for (const name of namesIn(codings).reverse()) {
    if (decoded.length === 0) return decoded;
    const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    try {
      if (!decode) throw new Error('unknown');
      decoded = await decode(decoded, {maxOutputLength: bounds.bytes});
    } catch (error) {
      if (isTooLarge(error)) throw tooLarge(asked, bounds.bytes);
      throw new ResponseError(
        `its response to ${asked} has Content-Encoding: ${codings}, and cannot be decoded.`,
      );
    }
  }
  return decoded;
}

/** The codings in the order in which they were applied. */
function namesIn(codings: string | undefined): string[] {
  const names = (codings ?? '').toLowerCase().split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
