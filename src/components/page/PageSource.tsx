import {useDoc} from '@docusaurus/plugin-content-docs/client';
import {docFile} from './doc-file.ts';

/** Where the page can be edited, and when that was done last. */
export function PageSource() {
  const {metadata} = useDoc();
  const {editUrl, lastUpdatedAt} = metadata;
  return (
    <p className="page-source">
      {editUrl ? (
        <a href={editUrl}>Edit this page</a>
      ) : (
        <span>
          Edit this page in <code>{docFile(metadata)}</code>
        </span>
      )}
      {typeof lastUpdatedAt === 'number' && <LastUpdated time={lastUpdatedAt} />}
    </p>
  );
}

/** @param time in milliseconds since 1970 */
function LastUpdated({time}: {time: number}) {
  const day = new Date(time).toISOString().slice(0, 10);
  return (
    <span>
      Last updated on <time dateTime={day}>{day}</time>
    </span>
  );
}
