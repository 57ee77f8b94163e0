import {addressSpaceOf, isNearer} from '../settings/address-space.ts';

/** Chrome 145 has one for each space, Chrome 142 one for both. */
const namesBySpace = {
  loopback: ['loopback-network', 'local-network-access'],
  local: ['local-network', 'local-network-access'],
} as const;

/**
 * The permission that the browser has for this request, which changes as the reader decides.
 * @returns `undefined` where the request needs none, or the browser knows no such permission
 */
export async function networkPermission(
  target: string,
  origin: string,
): Promise<PermissionStatus | undefined> {
  const space = addressSpaceOf(target);
  if (space === 'public' || !isNearer(target, origin)) return undefined;
  for (const name of namesBySpace[space]) {
    try {
      return await navigator.permissions.query({name: name as PermissionName});
    } catch {
      // The browser does not know the name.
    }
  }
  return undefined;
}
