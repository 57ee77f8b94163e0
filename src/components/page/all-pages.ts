/** Where the list of all pages stands in a page. */
export const allPages = 'all-pages';
