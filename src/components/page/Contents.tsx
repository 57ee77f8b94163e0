import type {TOCItem} from '@docusaurus/mdx-loader';
import {useTreeifiedTOC} from '@docusaurus/theme-common/internal';
import TOCItemTree from '@theme/TOCItems/Tree';
import {useEffect, useRef} from 'react';
import {useCurrentSection} from './use-current-section.ts';

const id = 'contents';

/** The sections of the page: beside it on wide screens, and behind a button on narrow ones. The current one is marked. */
export function Contents({toc}: {toc: readonly TOCItem[]}) {
  const list = useRef<HTMLElement>(null);
  useCurrentSection(list, toc);
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
        <TOCItemTree
          toc={useTreeifiedTOC([...toc])}
          className="table-of-contents"
          linkClassName="table-of-contents__link"
        />
      </nav>
    </>
  );
}
