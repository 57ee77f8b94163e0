import {useDoc} from '@docusaurus/plugin-content-docs/client';
import Paginator from '@theme/DocItem/Paginator';
import MDXContent from '@theme/MDXContent';
import {type ComponentProps, type ReactNode, useMemo} from 'react';
import {OwnChecks} from '../../components/claim/OwnChecks.tsx';
import {Contents} from '../../components/page/Contents.tsx';
import {InTurn} from '../../components/page/InTurn.tsx';
import {MarkdownLinks} from '../../components/page/MarkdownLinks.tsx';
import {PageSource} from '../../components/page/PageSource.tsx';
import {openSearch} from '../../components/search/open-search.ts';
import {PageOnReleases} from '../../components/server/PageOnReleases.tsx';
import {SettingsPanel} from '../../components/settings/SettingsPanel.tsx';

/** Whether a page has statements that were tried on releases; the configuration of the site puts them there. */
function isOnReleases(
  frontMatter: object,
): frontMatter is {on_releases: ComponentProps<typeof PageOnReleases>['releases']} {
  return 'on_releases' in frontMatter && Array.isArray(frontMatter.on_releases);
}

/** Whether the page is a table, which takes the whole width. */
function isFullWidth(frontMatter: object): boolean {
  return 'full_width' in frontMatter && frontMatter.full_width === true;
}

/** The versions that the pages can be shown for, which the configuration of the site puts there. */
function triedOf(frontMatter: object): readonly string[] {
  return 'tried' in frontMatter && Array.isArray(frontMatter.tried) ? frontMatter.tried : [];
}

/**
 * A page: its title, its text, where it comes from, and last what stands beside the text on wide screens. The style sheet
 * has each in its place; in the document, whoever reads by ear or by keyboard comes to the text first.
 */
export default function DocItemLayout({children}: {children: ReactNode}) {
  const doc = useDoc();
  // A click on a link draws all routes again; the page that is left stays as it is until the other is there.
  return useMemo(() => <Page doc={doc}>{children}</Page>, [doc]);
}

function Page({doc, children}: {doc: ReturnType<typeof useDoc>; children: ReactNode}) {
  const {metadata, frontMatter, toc} = doc;
  const releases = isOnReleases(frontMatter) ? frontMatter.on_releases : [];
  const hasRequests = 'has_requests' in frontMatter && frontMatter.has_requests === true;
  const hasContents = toc.length > 0;
  return (
    <div className="doc">
      <article className={isFullWidth(frontMatter) ? 'doc-article full-width' : 'doc-article'}>
        <header className="doc-header">
          <h1>{metadata.title}</h1>
          {releases.length > 0 && <PageOnReleases page={metadata.id} releases={releases} />}
        </header>
        <InTurn>
          <div className="theme-doc-markdown markdown">
            <MDXContent>{children}</MDXContent>
          </div>
        </InTurn>
        <InTurn>
          <footer className="doc-footer">
            <MarkdownLinks />
            <PageSource />
            <Paginator />
          </footer>
        </InTurn>
        <OwnChecks key={metadata.id} />
        <InTurn>
          <div className="doc-aside" data-buttons={1 + Number(hasRequests) + Number(hasContents)}>
            {hasRequests && <SettingsPanel versions={triedOf(frontMatter)} />}
            {hasContents && <Contents toc={toc} />}
            <button type="button" className="aside-search needs-script" onClick={openSearch}>
              Search
            </button>
          </div>
        </InTurn>
      </article>
    </div>
  );
}
