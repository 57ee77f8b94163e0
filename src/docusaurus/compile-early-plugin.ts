import type {Plugin} from '@docusaurus/types';

/** Asks V8 to compile a file while it loads, beside the page: https://v8.dev/blog/explicit-compile-hints. */
const hint = '//# allFunctionsCalledOnLoad';

/** The code that each page loads first: what all pages share, and the text of the page. */
const firstLoaded = /[\\/](main|[0-9a-f]{8})\.[0-9a-f]+\.js$/;

/**
 * Docusaurus plugin that has Chromium compile the code of a page in another thread. A function that is compiled when it is
 * first called keeps a click waiting; of the code of a page, most is called at once.
 */
export default function compileEarlyPlugin(): Plugin {
  return {
    name: 'compile-early',
    configureWebpack: ({mode}, isServer, {currentBundler: {instance}}) => ({
      plugins:
        isServer || mode !== 'production'
          ? []
          : [
              new instance.BannerPlugin({
                banner: hint,
                raw: true,
                include: firstLoaded,
                // Behind the minifier, which drops comments.
                stage: instance.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE,
              }),
            ],
    }),
  };
}
