import {useDocsVersion, useLatestVersion} from '@docusaurus/plugin-content-docs/client';

/** Gives the title and the path of a page by its name in claim ids. */
export function usePages(): (name: string) => {title: string; path: string | undefined} {
  const {docs: titles} = useDocsVersion();
  const {docs: paths} = useLatestVersion(undefined);
  return (name) => ({
    title: titles[name]?.title ?? name,
    path: paths.find(({id}) => id === name)?.path,
  });
}
