import useBrokenLinks from '@docusaurus/useBrokenLinks';
import type {ReactNode} from 'react';

interface HeadingProps {
  as: 'h2' | 'h3' | 'h4';
  id?: string;
  children?: ReactNode;
}

/**
 * A heading of a page, with a sign beside it whose address a reader copies. For a keyboard and for who hears the page it
 * is none of the stops: *On this page* leads to the same addresses.
 */
export function Heading({as: Level, id, children}: HeadingProps) {
  const links = useBrokenLinks();
  if (id === undefined) return <Level>{children}</Level>;
  links.collectAnchor(id);
  return (
    <Level id={id} className="anchor">
      {children}
      {/* biome-ignore lint/a11y/useAnchorContent: it is for the pointer alone. */}
      <a className="hash-link" href={`#${id}`} tabIndex={-1} aria-hidden="true" translate="no">
        {'\u200b'}
      </a>
    </Level>
  );
}
