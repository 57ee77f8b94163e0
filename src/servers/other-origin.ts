import type {Page} from '@playwright/test';
import {withStub} from './http/stub.ts';

/** What a page got for its request. */
export interface PageAnswer {
  status: number;
  body: string;
  /** `null` where the page may not read it, or it is not there. */
  retryAfter: string | null;
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

/** What a page may tell `fetch` beside the headers. */
export type FetchExtras = Readonly<Pick<RequestInit, 'credentials'>>;

/** Lets the open page send a request with `fetch`; `undefined` where the browser keeps the answer from it. */
export function fetchInPage(
  page: Page,
  url: string,
  headers: Record<string, string>,
  extras: FetchExtras = {},
): Promise<PageAnswer | undefined> {
  return page.evaluate(
    async ([address, options]) => {
      try {
        const response = await fetch(address, options);
        const retryAfter = response.headers.get('Retry-After');
        return {status: response.status, body: await response.text(), retryAfter};
      } catch {
        return undefined;
      }
    },
    [url, {...extras, headers}] as const,
  );
}
