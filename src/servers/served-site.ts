import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import type {Answer} from './http/http.ts';
import {type ReferenceServer, withReferenceServer} from './reference-server.ts';
import {withSite} from './small-site.ts';

/**
 * Gives a task a server whose site has these files, and the folder of the site, which it may change.
 * @param files those of {@link withSite} where they are left out
 */
export function withServedSite<Result>(
  task: (server: ReferenceServer, folder: string) => Promise<Result>,
  files?: Record<string, string | Buffer>,
  variables: Record<string, string> = {},
): Promise<Result> {
  return withSite(
    (siteDirectory) =>
      withReferenceServer({siteDirectory, variables}, (server) => task(server, siteDirectory)),
    files,
  );
}

/** What a response holds, whatever its encoding. */
export function contentOf({headers, bytes}: Answer): string {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}
