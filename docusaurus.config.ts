import path from 'node:path';
import type {Options, ThemeConfig} from '@docusaurus/preset-classic';
import type {Config} from '@docusaurus/types';
import {marksScript} from './src/components/claim/marks-choice.ts';
import {languageScript} from './src/components/code/language.ts';
import moved from './src/components/page/moved-addresses.json';
import {serverScript, serverStyle} from './src/components/server/server-choice.ts';
import {keptUrlScript} from './src/components/settings/kept-url.ts';
import {pageName} from './src/content/page/page.ts';
import {hasRequests} from './src/content/page/requests.ts';
import {projectFiles} from './src/content/project-files.ts';
import {withoutInlineDirectives} from './src/content/syntax/inline-directives.ts';
import {hasHistory} from './src/docusaurus/has-history.ts';
import {remarkContent} from './src/docusaurus/remark-content.ts';
import {siteAddress} from './src/machine/site-address.ts';
import {triedVersions} from './src/records/compatibility.ts';
import {pagesOnReleases} from './src/records/on-releases.ts';
import {readShownCompatibility} from './src/records/their-versions.ts';

const {url, baseUrl} = siteAddress(process.env);

/** Where the sources can be read; without it, the site serves those that its pages link to. */
const repositoryUrl = process.env.REPOSITORY_URL?.replace(/\/+$/, '') || undefined;

const releases = readShownCompatibility(__dirname, projectFiles(__dirname));
const versions = releases ? triedVersions(releases.releases) : [];
const statements = releases ? pagesOnReleases(releases) : new Map();

/** In this order, since a later one may change what an earlier one says. */
const styleSheets = [
  'text-face',
  'site',
  'code',
  'diagram',
  'settings',
  'foot-bar',
  'without-script',
  'search',
  'try-it',
  'claims',
  'servers',
  'records',
  'tables',
  'api-reference',
  'paste',
  'print',
  'forced-colors',
];

export default {
  title: 'ElizaOS API keys',
  tagline: 'API-key authentication of the ElizaOS REST API, held against a running server',
  url,
  baseUrl,
  favicon: 'img/favicon.svg',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  customFields: {repositoryUrl},
  headTags: [
    {tagName: 'style', attributes: {}, innerHTML: serverStyle(versions)},
    {tagName: 'script', attributes: {}, innerHTML: languageScript},
    {tagName: 'script', attributes: {}, innerHTML: serverScript(versions)},
    {tagName: 'script', attributes: {}, innerHTML: marksScript},
    {tagName: 'script', attributes: {}, innerHTML: keptUrlScript},
  ],
  markdown: {
    mermaid: true,
    // `12:100:3` is a time or a port, and not a picture.
    emoji: false,
    async parseFrontMatter(parameters) {
      const parsed = await parameters.defaultParseFrontMatter(parameters);
      const {filePath, fileContent} = parameters;
      const has_requests = hasRequests(
        path.relative(__dirname, filePath),
        fileContent,
        projectFiles(__dirname),
      );
      const on_releases = statements.get(pageName(path.relative(__dirname, filePath)));
      return {
        ...parsed,
        frontMatter: {...parsed.frontMatter, has_requests, on_releases, tried: versions},
      };
    },
    hooks: {onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw'},
  },
  future: {v4: true, faster: true},
  themes: ['@docusaurus/theme-mermaid'],
  plugins: [
    './src/docusaurus/content-plugin.ts',
    './src/docusaurus/api-reference-plugin.ts',
    './src/docusaurus/compile-early-plugin.ts',
    './src/docusaurus/light-bundle-plugin.ts',
    './src/docusaurus/preact-plugin.ts',
    './src/docusaurus/search-plugin.ts',
    './src/docusaurus/text-face-plugin.ts',
    './src/docusaurus/text-plugin.ts',
    [
      '@docusaurus/plugin-client-redirects',
      {redirects: Object.entries(moved.pages).map(([from, to]) => ({from, to}))},
    ],
  ],
  presets: [
    [
      'classic',
      {
        docs: {
          routeBasePath: '/',
          include: ['**/*.mdx'],
          sidebarPath: './sidebars.ts',
          breadcrumbs: false,
          // Docusaurus ends with an error where git cannot tell.
          showLastUpdateTime: hasHistory(path.join(__dirname, 'docs')),
          ...(repositoryUrl === undefined ? {} : {editUrl: `${repositoryUrl}/edit/main/`}),
          beforeDefaultRemarkPlugins: [[remarkContent, {root: __dirname}]],
          remarkPlugins: [withoutInlineDirectives],
        },
        blog: false,
        pages: false,
        theme: {customCss: styleSheets.map((name) => `./src/css/${name}.css`)},
      } satisfies Options,
    ],
  ],
  themeConfig: {
    image: 'img/social.png',
    colorMode: {respectPrefersColorScheme: true},
    navbar: {
      title: 'ElizaOS API keys',
      logo: {alt: '', src: 'img/favicon.svg', width: 24, height: 24},
      items: [
        {to: '/authentication', label: 'Authentication'},
        {to: '/api-reference', label: 'API reference'},
      ],
    },
    mermaid: {theme: {light: 'neutral', dark: 'dark'}, options: {sequence: {mirrorActors: false}}},
  } satisfies ThemeConfig,
} satisfies Config;
