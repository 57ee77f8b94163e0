import {isIP} from 'node:net';
import type {Request} from 'express';

const mappedIpv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)/i;

/**
 * The address of whoever sent the request: the socket's, or the forwarded one where the app trusts
 * the proxy (Express's `trust proxy`). A forwarded text that is not an address is not believed: it could forge
 * a line of the log, and so could the zone after an IPv6 address, which is left out.
 */
export function clientAddress(request: Request): string {
  const candidates = [request.ip, request.socket.remoteAddress];
  return plainAddress(candidates.find((text) => isIP(String(text)) !== 0));
}

/**
 * The address without its zone. An IPv4 address is written plainly, without its `::ffff:` prefix.
 * @param address a socket that is closed already has none
 */
export function plainAddress(address = 'unknown'): string {
  return mappedIpv4.exec(address)?.[1] ?? address.replace(/%.*/, '');
}
