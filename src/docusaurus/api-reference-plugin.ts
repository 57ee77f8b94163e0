import {readFile} from 'node:fs/promises';
import type {LoadContext, Plugin} from '@docusaurus/types';
import type {DescribedApi} from '../components/page/described-api.ts';
import {describedVersions, descriptionFile, readApiOfReleases} from '../records/api-of-releases.ts';
import {readCompatibility, triedVersions} from '../records/compatibility.ts';

interface ApiReferenceContent {
  /** The style sheet of Swagger UI. */
  css: string;
  /** The oldest first. */
  described: DescribedApi[];
  /** All versions that a reader can choose on other pages, the oldest first. */
  tried: string[];
}

/**
 * Docusaurus plugin that adds the page with the API reference. The styles of Swagger UI go with that page only; imported
 * as CSS, they would be loaded by every page of the site.
 */
export default function apiReferencePlugin({
  baseUrl,
  siteDir,
}: LoadContext): Plugin<ApiReferenceContent> {
  return {
    name: 'api-reference',
    async loadContent() {
      const record = readCompatibility(siteDir);
      return {
        css: await readFile(require.resolve('swagger-ui-dist/swagger-ui.css'), 'utf8'),
        described: describedApis(siteDir),
        tried: record ? triedVersions(record.releases) : [],
      };
    },
    async contentLoaded({content: {css, ...releases}, actions: {createData, addRoute}}) {
      addRoute({
        path: `${baseUrl}api-reference`,
        component: '@site/src/components/page/ApiReference.tsx',
        modules: {
          styles: await createData('styles.json', {css}),
          releases: await createData('releases.json', releases),
        },
        exact: true,
      });
    },
  };
}

function describedApis(root: string): DescribedApi[] {
  const days = new Map(
    readApiOfReleases(root).map(({version, time}) => [version, time.slice(0, 10)]),
  );
  return describedVersions(root).flatMap((version) => {
    const day = days.get(version);
    const address = descriptionFile(version).replace(/^static/, '');
    return day === undefined ? [] : [{version, address, day}];
  });
}
