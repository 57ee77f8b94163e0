import {useEffect, useRef, useState} from 'react';

/** What a note says until it is there, and where it cannot be had. */
const loading = 'Loading…';
const missing = 'Not loaded. Open the page anew to read this.';

/**
 * What a note says on a page that was opened by a link of the site, and so has no HTML of the build: it is taken from the
 * page's own HTML once the reader opens a note.
 */
export function LateNote({id}: {id: string}) {
  const place = useRef<HTMLDivElement>(null);
  const [html, setHtml] = useState(loading);
  useEffect(() => {
    const note = place.current?.parentElement;
    const load = () => {
      noteHtml(id).then(setHtml, () => setHtml(missing));
    };
    note?.addEventListener('beforetoggle', load, {once: true});
    return () => note?.removeEventListener('beforetoggle', load);
  }, [id]);
  // It is what the build wrote for this very page.
  return <div ref={place} dangerouslySetInnerHTML={{__html: html}} />;
}

let loaded: {address: string; page: Promise<Document>} | undefined;

/** The HTML of a note, as the build wrote it. */
async function noteHtml(id: string): Promise<string> {
  const address = location.pathname;
  if (loaded?.address !== address) loaded = {address, page: readPage(address)};
  const note = (await loaded.page).getElementById(id);
  if (!note) throw new Error(`${address} has no #${id}`);
  return note.innerHTML;
}

async function readPage(address: string): Promise<Document> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} responds with ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
