import Link from '@docusaurus/Link';

/** What was read in place of a check, a link each. Only spans, since a claim may stand in a paragraph. */
export function Sources({sources}: {sources: readonly string[]}) {
  return (
    <span className="answers">
      {sources.map((source) => (
        <span key={source} className="answer">
          <span className="answer-asked">read in </span>
          <Link to={source}>{new URL(source).hostname}</Link>
        </span>
      ))}
    </span>
  );
}
