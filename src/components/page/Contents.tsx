import type {TOCItem} from '@docusaurus/mdx-loader';
import TOCItems from '@theme/TOCItems';
import {useEffect, useRef} from 'react';

const id = 'contents';

/** The sections of the page: beside it on wide screens, and behind a button on narrow ones. */
export function Contents({toc}: {toc: readonly TOCItem[]}) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const close = () => {
      if (list.current?.matches(':popover-open')) list.current.hidePopover();
    };
    addEventListener('hashchange', close);
    return () => removeEventListener('hashchange', close);
  }, []);
  return (
    <>
      <button type="button" className="contents-button" popoverTarget={id}>
        On this page
      </button>
      <nav id={id} ref={list} className="contents" popover="auto" aria-label="On this page">
        <p className="contents-title">On this page</p>
        <TOCItems
          toc={toc}
          className="table-of-contents"
          linkClassName="table-of-contents__link"
          linkActiveClassName="table-of-contents__link--active"
        />
      </nav>
    </>
  );
}
