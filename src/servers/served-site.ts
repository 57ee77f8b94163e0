import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {siteIn} from '../serve/site-in.ts';
import type {Answer} from './http/http.ts';
import {type ReferenceServer, type Start, withReferenceServer} from './reference-server.ts';
import {withSite} from './small-site.ts';

/** Gives a task a server with a site of these files beside its API, and the folder of the site, which it may change. */
export function withServedSite<Result>(
  task: (server: ReferenceServer, folder: string) => Promise<Result>,
  files?: Record<string, string | Buffer>,
  variables?: Start['variables'],
): Promise<Result> {
  return withSite(
    (folder) =>
      withReferenceServer({site: siteIn(folder), ...(variables && {variables})}, (server) =>
        task(server, folder),
      ),
    files,
  );
}

/** What a response holds, whatever its encoding. */
export function contentOf({headers, bytes}: Answer): string {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}
