import path from 'node:path';
import type {Plugin} from '@docusaurus/types';
import {simpleHash} from '@docusaurus/utils';
import {drawsNotes} from './of-build-only.ts';

/** Whose modules may go into the chunk that all pages load. */
const ofAllPages =
  /[\\/]node_modules[\\/](@docusaurus|@mdx-js|react|clsx)|[\\/]src[\\/](components|content|theme)[\\/]/;

/** What is around the text of every page. Docusaurus names the chunk of each of these modules by a digest of its name. */
const aroundText = [
  ...['DocsRoot', 'DocVersionRoot', 'DocRoot', 'DocItem'].map((name) => `@theme/${name}`),
  '@generated/docusaurus-plugin-content-docs/default/__plugin.json',
  '@generated/docusaurus-plugin-content-docs/default/p/index-466.json',
];
const chunksAroundText = new Set(aroundText.map((module) => simpleHash(module, 8)));

/** One chunk in place of those. */
const frame = {
  name: 'frame',
  chunks: ({name}: {name?: string | null}) => chunksAroundText.has(name ?? ''),
  enforce: true,
  priority: 30,
};

/** The module of the theme that sorts names. */
const sorts = /[\\/]theme-common[\\/]lib[\\/]utils[\\/]reactUtils\.js$/;

/**
 * Docusaurus plugin that keeps code out of the first load of a page which only some pages need, or none.
 * - The chunk that all pages share takes what half as many chunks use as there are pages. On a small site these are the
 *   parts of mermaid, so it takes the site's own code only.
 * - What is around the text comes in one file: a browser takes a task for each script, however small.
 * - The notes of the claims are in the HTML: neither what they say nor what draws them is in the scripts.
 * - The theme loads the highlighter for its own blocks of code, which this site does not use.
 * - The theme sorts names by the rules of a language, which takes a browser long to load.
 */
export default function lightBundlePlugin(): Plugin {
  return {
    name: 'light-bundle',
    configureWebpack: (_config, isServer, {currentBundler}) => ({
      plugins: [
        new currentBundler.instance.DefinePlugin({
          [drawsNotes]: `${isServer || process.env.NODE_ENV === 'development'}`,
        }),
      ],
      resolve: {alias: {'prism-react-renderer$': path.join(__dirname, 'no-highlighter.cjs')}},
      ...(isServer
        ? {}
        : {
            optimization: {splitChunks: {cacheGroups: {common: {test: ofAllPages}, frame}}},
            module: {
              rules: [{test: sorts, use: path.join(__dirname, 'plain-order-loader.cjs')}],
            },
          }),
    }),
  };
}
