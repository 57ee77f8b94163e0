import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import {openSearch} from '../../components/search/open-search.ts';

/** What a wrong address leads to. */
export default function NotFoundContent() {
  return (
    <main className="not-found">
      <Head>
        <title>Page not found | ElizaOS API keys</title>
      </Head>
      <p className="not-found-status">
        <code>404 Not Found</code>
      </p>
      <h1>There is no page at this address</h1>
      <p>The page may have another name now, or the link has a mistake in it.</p>
      <p>
        <button type="button" className="button-quiet needs-script" onClick={() => openSearch()}>
          Search the site
        </button>
      </p>
      <ul>
        <li>
          <Link to="/">Quick start</Link>: set a key, and send it with a request.
        </li>
        <li>
          <Link to="/authentication">Authentication</Link>: the key, the header and the 401.
        </li>
        <li>
          <Link to="/fix/refused-requests">401 and 429</Link>: find the message that you got, and
          what to do.
        </li>
      </ul>
    </main>
  );
}
