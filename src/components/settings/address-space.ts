/** How near an address is to the reader's machine, as browsers tell addresses apart (Local Network Access, section 2.1). */
export type AddressSpace = 'loopback' | 'local' | 'public';

/** RFC 1918, RFC 3927, RFC 4193, RFC 4291, section 2.5.6, and RFC 6762. */
const localHost =
  /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|169\.254\.|\[f[cd][\da-f]{2}:|\[fe[89ab][\da-f]:)|\.local$/;

/** The space of an address, as far as its name tells. */
export function addressSpaceOf(url: string): AddressSpace {
  if (isLoopback(url)) return 'loopback';
  return localHost.test(new URL(url).hostname) ? 'local' : 'public';
}

const distance: Readonly<Record<AddressSpace, number>> = {loopback: 0, local: 1, public: 2};

/** Whether an address is nearer to the reader's machine than the page: a browser may ask the reader first. */
export function isNearer(target: string, origin: string): boolean {
  return distance[addressSpaceOf(target)] < distance[addressSpaceOf(origin)];
}

/** Whether an address is of the machine itself, to which a browser lets an HTTPS page speak plain HTTP. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
