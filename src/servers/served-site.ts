import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import type {Answer} from './http/http.ts';
import {type ReferenceServer, withReferenceServer} from './reference-server.ts';
import {withSite} from './small-site.ts';

/** Gives a task a server whose site has these files, and the folder of the site, which it may change. */
export function withServedSite(
  task: (server: ReferenceServer, folder: string) => Promise<void>,
  files: Record<string, string | Buffer>,
): Promise<void> {
  return withSite(
    (siteDirectory) =>
      withReferenceServer({siteDirectory}, (server) => task(server, siteDirectory)),
    files,
  );
}

/** What a response holds, whatever its encoding. */
export function contentOf({headers, bytes}: Answer): string {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}
