import {readFile} from 'node:fs/promises';
import type {LoadContext, Plugin} from '@docusaurus/types';

/**
 * Docusaurus plugin that adds the page with the API reference. The styles of Swagger UI go with that page only; imported
 * as CSS, they would be loaded by every page of the site.
 */
export default function apiReferencePlugin({baseUrl}: LoadContext): Plugin<string> {
  return {
    name: 'api-reference',
    loadContent: () => readFile(require.resolve('swagger-ui-dist/swagger-ui.css'), 'utf8'),
    async contentLoaded({content, actions: {createData, addRoute}}) {
      addRoute({
        path: `${baseUrl}api-reference`,
        component: '@site/src/components/page/ApiReference.tsx',
        modules: {styles: await createData('styles.json', {css: content})},
        exact: true,
      });
    },
  };
}
