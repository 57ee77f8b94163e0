import path from 'node:path';
import type {Plugin} from '@docusaurus/types';

const compat = path.join(path.dirname(require.resolve('preact/package.json')), 'compat');

/**
 * Docusaurus plugin that renders the built site with Preact, which speaks the interface of React
 * (https://preactjs.com/guide/v10/switching-to-preact): React and its renderer are half of what each page would load. `npm
 * run dev` keeps React, whose hot reload keeps the state of a page.
 */
export default function preactPlugin(): Plugin {
  return {
    name: 'preact',
    getClientModules: () =>
      ['scroll-to-anchor.ts', 'paint-before-page.ts'].map((name) => path.join(__dirname, name)),
    configureWebpack: ({mode}) =>
      mode === 'production' ? {resolve: {alias: {react: compat, 'react-dom': compat}}} : {},
  };
}
