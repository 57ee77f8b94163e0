/** How a claim came out on releases: for each outcome the versions, with spaces between them. */
export type ServerOutcomes = Partial<Record<keyof typeof marks, string>>;

/** What each mark says, with a sign that is told from the others without colour. */
const marks = {
  holds: {words: 'Holds on it', path: 'M3 8.5l3.2 3.2L13 5'},
  differs: {words: 'Differs on it', path: 'M3 6h10M3 10h10M10.5 3l-5 10'},
  'reference-only': {words: 'Reference server only', path: 'M3 8h10M3 4v8M13 4v8'},
};

interface ServerMarkProps {
  outcomes: ServerOutcomes;
  /** Below a block there is room for words; in a sentence there is none. */
  hasWords: boolean;
}

/** How a claim came out on the release that the reader chose; seen only once one is chosen. */
export function ServerMark({outcomes, hasWords}: ServerMarkProps) {
  return Object.entries(marks).map(([outcome, {words, path}]) => {
    const on = outcomes[outcome as keyof typeof marks];
    return (
      on !== undefined && (
        <span key={outcome} className="for-server server-mark" data-on={on} data-on-it={outcome}>
          <svg className="outcome-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={path} />
          </svg>
          <span className={hasWords ? '' : 'only-read'}>{words}</span>
        </span>
      )
    );
  });
}
