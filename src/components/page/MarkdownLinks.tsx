import Head from '@docusaurus/Head';
import {useDoc} from '@docusaurus/plugin-content-docs/client';
import {useState} from 'react';
import {markdownAddress} from '../../content/output/markdown-address.ts';
import {copyText} from './copy-text.ts';

/** Lets a reader copy or open the Markdown of the page around it, and names it in the page's head. */
export function MarkdownLinks() {
  const {permalink} = useDoc().metadata;
  // Only a build writes the files.
  if (process.env.NODE_ENV === 'development') return null;
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
