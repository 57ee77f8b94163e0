import type {LoadContext, Plugin} from '@docusaurus/types';
import {type ApiPage, type ApiPages, apiReferencePlugin} from '../components/server/api-pages.ts';
import {referenceServer} from '../components/server/server-choice.ts';
import {apiServerOf} from '../content/api/api-server.ts';
import {readFrontMatter} from '../content/page/front-matter.ts';
import {pageAddress} from '../content/page/page-address.ts';
import {type ProjectFiles, projectFiles} from '../content/project-files.ts';
import {pageFiles} from '../lint/check-project.ts';
import {readCompatibility, triedVersions} from '../records/compatibility.ts';

/**
 * Docusaurus plugin that tells the pages of the API reference of each other, and adds the address that leads to the one
 * of the server that the reader has chosen.
 */
export default function apiReference({baseUrl, siteDir}: LoadContext): Plugin {
  return {
    name: apiReferencePlugin,
    async contentLoaded({actions: {addRoute, setGlobalData}}) {
      const record = readCompatibility(siteDir);
      const data: ApiPages = {
        pages: apiPages(projectFiles(siteDir)),
        tried: record ? triedVersions(record.releases) : [],
      };
      setGlobalData(data);
      addRoute({
        path: `${baseUrl}api-reference`,
        component: '@site/src/components/page/ApiReference.tsx',
        exact: true,
      });
    },
  };
}

/** The pages that show the API of a server: that of the reference server first, and then the oldest release. */
function apiPages(files: ProjectFiles): ApiPage[] {
  const pages = pageFiles(files).flatMap((file): ApiPage[] => {
    const text = files.read(file) ?? '';
    const server = apiServerOf(text);
    if (server === undefined) return [];
    const {frontMatter} = readFrontMatter(text);
    const {path: address} = pageAddress(file, frontMatter);
    return [{server, address, title: frontMatter.title ?? server}];
  });
  const rank = ({server}: ApiPage) => (server === referenceServer ? '' : server);
  return pages.sort((one, other) => rank(one).localeCompare(rank(other), 'en', {numeric: true}));
}
