import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {LoadContext, Plugin} from '@docusaurus/types';

const file = createRequire(import.meta.url).resolve(
  '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
);

/**
 * Docusaurus plugin that ships the face of the text. Its rule stands in each page, and not in the style sheet: the bundler
 * keeps an address in there from one build to the next, although the site may be built for another base.
 * A face that comes after the text was drawn is kept for the next page, so that nothing moves; what stands in for it is in
 * `src/css/text-face.css`.
 */
export default function textFacePlugin({baseUrl}: Pick<LoadContext, 'baseUrl'>): Plugin {
  const face = readFileSync(file);
  const digest = createHash('sha256').update(face).digest('hex').slice(0, 8);
  const name = `assets/fonts/source-sans-3.${digest}.woff2`;
  const href = `${baseUrl}${name}`;
  return {
    name: 'text-face',
    injectHtmlTags: () => ({
      headTags: [
        {
          tagName: 'link',
          attributes: {rel: 'preload', href, as: 'font', type: 'font/woff2', crossorigin: true},
        },
        {tagName: 'style', innerHTML: rule(href)},
      ],
    }),
    configureWebpack: (_config, isServer, {currentBundler}) => {
      const {sources} = currentBundler.instance;
      return {
        plugins: isServer
          ? []
          : [
              {
                apply(compiler) {
                  compiler.hooks.thisCompilation.tap('text-face', (compilation) => {
                    compilation.hooks.processAssets.tap('text-face', () => {
                      compilation.emitAsset(name, new sources.RawSource(face));
                    });
                  });
                },
              },
            ],
      };
    },
  };
}

/** Its letters are small for their size: at this one they are as wide as those of Arial. */
function rule(href: string): string {
  return `@font-face{font-family:"Source Sans 3";font-weight:200 900;font-display:optional;size-adjust:108%;src:url("${href}") format("woff2")}`;
}
