import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Page} from '@playwright/test';

/** What a page got for its request. */
export interface PageAnswer {
  status: number;
  body: string;
  /** `null` where the page may not read it, or it is not there. */
  retryAfter: string | null;
}

/** A server that redirects every request. */
export function redirecting(location: string): RequestListener {
  return (_request, response) => response.writeHead(302, {Location: location}).end();
}

/** Gives a task the URL of a server that answers everything in one way. */
export async function withStub<Result>(
  answer: RequestListener,
  task: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  try {
    return await task(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Gives a task an empty web page of an origin that no API server has: `http://localhost` and a free port. */
export function withPageOrigin<Result>(task: (origin: string) => Promise<Result>): Promise<Result> {
  return withStub(
    (_request, response) => {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A page</title>');
    },
    (url) => task(url.replace('127.0.0.1', 'localhost')),
  );
}

/** Lets the open page send a request with `fetch`; `undefined` where the browser keeps the answer from it. */
export function fetchInPage(
  page: Page,
  url: string,
  headers: Record<string, string>,
): Promise<PageAnswer | undefined> {
  return page.evaluate(
    async ([address, sent]) => {
      try {
        const response = await fetch(address, {headers: sent});
        const retryAfter = response.headers.get('Retry-After');
        return {status: response.status, body: await response.text(), retryAfter};
      } catch {
        return undefined;
      }
    },
    [url, headers] as const,
  );
}
