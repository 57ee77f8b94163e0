import {ThemeClassNames} from '@docusaurus/theme-common';
import type {Props} from '@theme/DocSidebarItem/Category';
import DocSidebarItems from '@theme/DocSidebarItems';

/** A group of pages under its name. All groups are always open, so there is nothing to press. */
export default function DocSidebarItemCategory({item, level, index: _, ...rest}: Props) {
  return (
    <li className={ThemeClassNames.docs.docSidebarItemCategory}>
      <p className="menu-section">{item.label}</p>
      <ul className="menu__list">
        <DocSidebarItems {...rest} items={item.items} level={level + 1} />
      </ul>
    </li>
  );
}
