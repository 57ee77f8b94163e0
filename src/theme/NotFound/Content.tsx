import Link from '@docusaurus/Link';
import {openSearch} from '../../components/search/open-search.ts';

/** What a wrong address leads to. */
export default function NotFoundContent() {
  return (
    <main className="not-found">
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
          <Link to="/">Introduction</Link>: start a server and send it a request.
        </li>
        <li>
          <Link to="/authentication">Authentication</Link>: the key, the header and the 401.
        </li>
        <li>
          <Link to="/authentication#troubleshooting">Troubleshooting</Link>: what to look at when a
          request fails.
        </li>
      </ul>
    </main>
  );
}
