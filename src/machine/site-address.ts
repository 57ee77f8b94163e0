/** Where the site is published; CI sets both variables, and the reference server serves it at `/`. */
export function siteAddress({SITE_URL, SITE_BASE_URL}: NodeJS.ProcessEnv): {
  url: string;
  baseUrl: string;
} {
  return {url: SITE_URL ?? 'http://localhost:3000', baseUrl: SITE_BASE_URL ?? '/'};
}
