import useIsBrowser from '@docusaurus/useIsBrowser';
import {type HTMLAttributes, type ReactNode, useEffect, useRef, useState} from 'react';

interface StaticHtmlProps extends HTMLAttributes<HTMLElement> {
  /** `div` around blocks. */
  as?: 'span' | 'div';
  children: ReactNode;
}

/**
 * An element whose content needs no JavaScript: the browser keeps it as the build wrote it, and React does not go through
 * it when the page becomes interactive. Where the build wrote nothing, as on a page that was opened by a link of the
 * site, React draws it.
 */
export function StaticHtml({as: Wrapper = 'span', children, ...attributes}: StaticHtmlProps) {
  const element = useRef<HTMLDivElement>(null);
  // What comes into a page that is interactive already was not written by the build.
  const isLate = useIsBrowser();
  const [isDrawn, setIsDrawn] = useState(typeof document === 'undefined' || isLate);
  useEffect(() => {
    if (element.current?.hasChildNodes() === false) setIsDrawn(true);
  }, []);
  if (isDrawn) {
    return (
      <Wrapper key="drawn" {...attributes}>
        {children}
      </Wrapper>
    );
  }
  return (
    <Wrapper
      key="kept"
      ref={element}
      {...attributes}
      suppressHydrationWarning
      // React leaves alone what stands there already.
      dangerouslySetInnerHTML={{__html: ''}}
    />
  );
}
