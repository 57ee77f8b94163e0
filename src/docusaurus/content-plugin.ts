import {cp} from 'node:fs/promises';
import path from 'node:path';
import type {LoadContext, Plugin} from '@docusaurus/types';
import {ledgerSummary} from '../claims/ledger-summary.ts';
import {pageDependencies} from '../content/output/page-dependencies.ts';
import {filesBelow, projectFiles} from '../content/project-files.ts';
import {benchmarkFiles} from '../records/benchmarks.ts';
import {compatibilityFile, readCompatibility} from '../records/compatibility.ts';
import {ledgerFile, readLedger} from '../records/ledger-file.ts';
import {checksFolder, publishedSource} from '../records/published.ts';
import {tellTales} from '../records/tell-tales.ts';

/** The folders whose code turns the text of a page into what is shown. */
const readerFolders = ['src/claims', 'src/content', 'src/docusaurus', 'src/lint', 'src/records'];

/**
 * Docusaurus plugin that tells the bundler which files a page is made of, so that a changed example, a new run of the
 * checks, or a changed reader of pages makes the page anew also where the bundler's cache is warm. It also serves the
 * sources of the checks, which the marks of the claims link to, and hands on by what a page recognizes a server.
 */
export default function contentPlugin({siteDir}: LoadContext): Plugin {
  const files = projectFiles(siteDir);
  const readerFiles = readerFolders.flatMap((folder) => filesBelow(files, folder));
  const dependenciesOf = (page: string, text: string): string[] =>
    [
      ...readerFiles,
      ledgerFile,
      compatibilityFile,
      ...Object.values(benchmarkFiles),
      ...pageDependencies(path.relative(siteDir, page), text),
    ].map((file) => path.join(siteDir, file));
  const checks = filesBelow(files, checksFolder).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  );
  return {
    name: 'content',
    async contentLoaded({actions: {createData, setGlobalData}}) {
      const ledger = readLedger(siteDir);
      setGlobalData(ledger && ledgerSummary(ledger));
      await createData('tell-tales.json', JSON.stringify(tellTales(readCompatibility(siteDir))));
    },
    async postBuild({outDir}) {
      for (const file of checks) {
        await cp(path.join(siteDir, file), path.join(outDir, publishedSource(file)));
      }
    },
    configureWebpack: () => ({
      module: {
        rules: [
          {
            test: /\.mdx$/,
            include: [path.join(siteDir, 'docs')],
            enforce: 'pre',
            use: [
              {loader: path.join(__dirname, 'dependency-loader.cjs'), options: {dependenciesOf}},
            ],
          },
        ],
      },
    }),
  };
}
