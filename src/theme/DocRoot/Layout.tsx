import {useDocsSidebar} from '@docusaurus/plugin-content-docs/client';
import type {Props} from '@theme/DocRoot/Layout';
import DocRootLayoutMain from '@theme/DocRoot/Layout/Main';
import DocRootLayoutSidebar from '@theme/DocRoot/Layout/Sidebar';
import {allPages} from '../../components/page/all-pages.ts';
import {InTurn} from '../../components/page/InTurn.tsx';

/**
 * A page beside the list of all pages. In the document the page comes first, so that a keyboard does not have to go
 * through the list; the style sheet shows the list at its left. On a phone the menu has the list, and the page has it at
 * its foot where no script opens a menu.
 */
export default function DocRootLayout({children}: Props) {
  const sidebar = useDocsSidebar();
  return (
    <InTurn>
      <div className="doc-root" data-sidebar={sidebar !== null}>
        <DocRootLayoutMain hiddenSidebarContainer={false}>{children}</DocRootLayoutMain>
        {sidebar && (
          <InTurn>
            <div id={allPages} className="all-pages">
              <DocRootLayoutSidebar
                sidebar={sidebar.items}
                hiddenSidebarContainer={false}
                setHiddenSidebarContainer={() => {}}
              />
            </div>
          </InTurn>
        )}
      </div>
    </InTurn>
  );
}
