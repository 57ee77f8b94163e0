import type {Request} from 'express';

const mappedIpv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * The address of whoever sent the request: the socket's, or the forwarded one where the app trusts
 * the proxy (Express's `trust proxy`). An IPv4 address is written plainly, without its `::ffff:` prefix.
 */
export function clientAddress(request: Request): string {
  const address = request.ip ?? 'unknown';
  return mappedIpv4.exec(address)?.[1] ?? address;
}
