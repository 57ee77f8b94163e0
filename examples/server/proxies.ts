import {isIP} from 'node:net';
import proxyAddress from 'proxy-addr';
import {listItems, quoted, Refusal} from './refusal.ts';
import {trimmed} from './variable.ts';

/** Tells whether the address of a hop (0 is the nearest) belongs to a proxy that is believed. */
export type TrustedProxy = (address: string, hop: number) => boolean;

const ranges: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** Addresses and subnets of proxies, separated by commas. */
export const proxiesValue = trimmed((text): TrustedProxy | Refusal => {
  const items = listItems(text).map((item) =>
    ranges.has(item.toLowerCase()) ? item.toLowerCase() : item,
  );
  const wrong = items.find((item) => !isProxy(item));
  if (items.length > 0 && wrong === undefined) return proxyAddress.compile(items);
  const hint = wrong === undefined ? '' : hintFor(wrong);
  return new Refusal(
    `is ${quoted(text)}: ${hint}list the proxies' addresses or subnets, separated by commas, such as 10.0.0.1, 10.0.0.0/8 or loopback.`,
  );
});

/**
 * Whether it is an address in its usual spelling, with a prefix or a mask or without. proxy-addr by itself takes `1` for 0.0.0.1 and
 * `010.0.0.1` for 8.0.0.1.
 */
function isProxy(item: string): boolean {
  if (ranges.has(item)) return true;
  const [address = '', size] = item.split('/');
  const hasSize = size === undefined || /^\d+$/.test(size) || isIP(size) === 4;
  if (isIP(address) === 0 || !hasSize) return false;
  try {
    proxyAddress.compile(item);
    return true;
  } catch {
    return false;
  }
}

/** What somebody may have meant who wrote this, before what to write. */
function hintFor(item: string): string {
  if (/^\d+$/.test(item)) return 'the number of hops, as Express takes it, is not supported: ';
  if (/^(?:true|yes|on|all|any|\*)$/i.test(item) || /\/0+(?:\.0+){0,3}$/.test(item)) {
    return 'a server that believes every address lets each client forge its own: ';
  }
  if (/^(?:false|no|off|none)$/i.test(item)) return 'leave it empty to believe no proxy, or ';
  if (/^localhost$/i.test(item)) return 'write loopback for this machine, or ';
  if (/^[\da-fx]+\.[\da-fx.]*(?:\/|$)/i.test(item)) {
    return "write an IPv4 address as four decimal numbers without leading zeros, and a subnet's size from 1 to 32: ";
  }
  return '';
}
