/** The component that shows the description of a server: `<ApiRoutes server="1.7.2" />`. */
export const apiRoutes = 'ApiRoutes';

/** The server whose API a page shows: a version of ElizaOS, or `reference`; `undefined` for other pages. */
export function apiServerOf(text: string): string | undefined {
  return new RegExp(`^<${apiRoutes} server="([^"]*)" />$`, 'm').exec(text)?.[1];
}

/** The file that describes the API of a server, from the project's root. */
export function descriptionOf(server: string): string {
  return server === 'reference' ? 'static/openapi.yaml' : `static/openapi-${server}.yaml`;
}
