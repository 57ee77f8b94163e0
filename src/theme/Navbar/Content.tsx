import Link from '@docusaurus/Link';
import {useThemeConfig} from '@docusaurus/theme-common';
import {useNavbarMobileSidebar} from '@docusaurus/theme-common/internal';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import ColorModeToggle from '@theme/Navbar/ColorModeToggle';
import Logo from '@theme/Navbar/Logo';
import MobileSidebarToggle from '@theme/Navbar/MobileSidebar/Toggle';
import SearchBar from '@theme/SearchBar';
import {allPages} from '../../components/page/all-pages.ts';
import {InTurn} from '../../components/page/InTurn.tsx';

/** The bar at the top: the menu where the screen is narrow, the name of the site, search, and the colours. */
export default function NavbarContent() {
  const {customFields} = useDocusaurusContext().siteConfig;
  const repository = customFields?.repositoryUrl;
  return (
    <InTurn>
      <div className="navbar__inner">
        <div className="navbar__items">
          {!useNavbarMobileSidebar().disabled && <MobileSidebarToggle />}
          <Logo />
          {useThemeConfig().navbar.items.map(({to, label}) => (
            <Link key={label} className="navbar__item navbar__link" to={String(to)}>
              {label}
            </Link>
          ))}
        </div>
        <div className="navbar__items navbar__items--right">
          <a className="navbar__link all-pages-link" href={`#${allPages}`}>
            All pages
          </a>
          <SearchBar />
          {typeof repository === 'string' && (
            <a className="navbar__link" href={repository}>
              Repository
            </a>
          )}
          <ColorModeToggle className="needs-script" />
        </div>
      </div>
    </InTurn>
  );
}
