import type {ShownClaim} from './record.ts';

/** A time to the minute. In UTC, so that the built page is the same wherever it is built and read. */
export function Time({time}: {time: string}) {
  return <time dateTime={time}>{time.replace(/T(\d\d:\d\d).*/, ' $1 UTC')}</time>;
}

/** The commit that was checked, by its short hash. */
export function Commit({commit, changed}: Pick<ShownClaim, 'commit' | 'changed'>) {
  if (commit === null) return <>outside a repository</>;
  return (
    <>
      <code>{commit.slice(0, 7)}</code>
      {changed && ' with uncommitted changes'}
    </>
  );
}
