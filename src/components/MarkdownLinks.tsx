import Head from '@docusaurus/Head';
import {useDoc} from '@docusaurus/plugin-content-docs/client';
import {useState} from 'react';
import {markdownAddress} from '../content/markdown-address.ts';
import {copyText} from './copy-text.ts';

/**
 * Lets a reader copy or open the Markdown of a page, and names it in the page's head.
 * @param permalink the page's path with the base URL; without it, that of the page around the component
 */
export function MarkdownLinks({permalink}: {permalink?: string}) {
  // Only a build writes the files.
  if (process.env.NODE_ENV === 'development') return null;
  return permalink === undefined ? <LinksOfDoc /> : <Links key={permalink} permalink={permalink} />;
}

function LinksOfDoc() {
  const {permalink} = useDoc().metadata;
  return <Links key={permalink} permalink={permalink} />;
}

function Links({permalink}: {permalink: string}) {
  const [said, say] = useState('');
  const address = markdownAddress(permalink);
  const copy = async () => {
    // A text that does not change is not read out again.
    say('');
    try {
      await copyText(fetchText(address));
      say('Copied');
    } catch {
      say('Not copied. Open “View as Markdown” and copy the text there.');
    }
  };
  return (
    <div className="markdown-links">
      <Head>
        <link rel="alternate" type="text/markdown" href={address} />
      </Head>
      <button type="button" className="needs-script" onClick={copy}>
        Copy page as Markdown
      </button>{' '}
      <a href={address}>View as Markdown</a> <span role="status">{said}</span>
    </div>
  );
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.text();
}
