/** Whether notes are drawn here; the bundler sets it: see `src/docusaurus/of-build-only.ts`. */
declare const DRAWS_NOTES: boolean;
