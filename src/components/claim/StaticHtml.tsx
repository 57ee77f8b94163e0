import {type HTMLAttributes, type ReactNode, useEffect, useRef, useState} from 'react';

interface StaticHtmlProps extends HTMLAttributes<HTMLSpanElement> {
  children: ReactNode;
}

/**
 * A `span` whose content needs no JavaScript: the browser keeps it as the build wrote it, and React does not go through
 * it when the page becomes interactive. Where the build wrote nothing, as on a page that was opened by a link of the
 * site, React draws it.
 */
export function StaticHtml({children, ...attributes}: StaticHtmlProps) {
  const element = useRef<HTMLSpanElement>(null);
  const [isDrawn, setIsDrawn] = useState(typeof document === 'undefined');
  useEffect(() => {
    if (element.current?.hasChildNodes() === false) setIsDrawn(true);
  }, []);
  if (isDrawn) {
    return (
      <span key="drawn" {...attributes}>
        {children}
      </span>
    );
  }
  return (
    <span
      key="kept"
      ref={element}
      {...attributes}
      suppressHydrationWarning
      // React leaves alone what stands there already.
      dangerouslySetInnerHTML={{__html: ''}}
    />
  );
}
