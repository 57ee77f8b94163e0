import type {Options, ThemeConfig} from '@docusaurus/preset-classic';
import type {Config} from '@docusaurus/types';
import {themes} from 'prism-react-renderer';
import {siteAddress} from './src/commands/site-address.ts';
import {remarkContent} from './src/docusaurus/remark-content.ts';

const {url, baseUrl} = siteAddress(process.env);

/** Where the sources can be read; without it, the site serves those that its pages link to. */
const repositoryUrl = process.env.REPOSITORY_URL?.replace(/\/+$/, '') || undefined;

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
  markdown: {
    mermaid: true,
    hooks: {onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw'},
  },
  future: {v4: true, faster: true},
  themes: ['@docusaurus/theme-mermaid'],
  plugins: ['./src/docusaurus/content-plugin.ts', './src/docusaurus/api-reference-plugin.ts'],
  presets: [
    [
      'classic',
      {
        docs: {
          routeBasePath: '/',
          include: ['**/*.mdx'],
          sidebarPath: './sidebars.ts',
          beforeDefaultRemarkPlugins: [[remarkContent, {root: __dirname}]],
        },
        blog: false,
        pages: false,
        theme: {customCss: './src/css/site.css'},
      } satisfies Options,
    ],
  ],
  themeConfig: {
    colorMode: {respectPrefersColorScheme: true},
    navbar: {
      title: 'ElizaOS API keys',
      logo: {alt: '', src: 'img/favicon.svg'},
    },
    mermaid: {theme: {light: 'neutral', dark: 'dark'}},
    prism: {
      theme: themes.vsLight,
      darkTheme: themes.vsDark,
      additionalLanguages: ['bash', 'json', 'http', 'nginx', 'ini', 'docker'],
    },
  } satisfies ThemeConfig,
} satisfies Config;
