import {OutcomeIcon} from './OutcomeIcon.tsx';
import {ReleaseIcon} from './ReleaseIcon.tsx';
import type {BlockMark} from './record.ts';
import {StaticHtml} from './StaticHtml.tsx';

interface ClaimMarkProps {
  /** What it says, as JSON; the transform of pages sets it. */
  mark: string;
  /** `div` below a block, and `span` at the end of a paragraph. */
  as?: 'span' | 'div';
}

/**
 * The quiet mark of a block with claims, after its text. It opens the note on how they were checked, without JavaScript
 * too.
 */
export function ClaimMark({mark, as = 'span'}: ClaimMarkProps) {
  return (
    <StaticHtml as={as} className="claim-mark">
      <MarkButton {...JSON.parse(mark)} />
    </StaticHtml>
  );
}

function MarkButton({note, outcome, count, words, signs, told}: BlockMark) {
  return (
    <button type="button" className="claim-mark-button" popoverTarget={note}>
      <span className={signs.length > 0 ? 'reference-mark' : 'own-mark'} data-outcome={outcome}>
        <OutcomeIcon outcome={outcome} />
      </span>
      {signs.map(({on, isNewest, outcome: onIt}) => (
        <span
          key={on}
          className="for-server server-mark"
          data-on={on}
          data-newest={isNewest && onIt === 'differs' ? '' : undefined}
          data-on-it={onIt}
        >
          <ReleaseIcon outcome={onIt} />
        </span>
      ))}
      {count > 1 && <span aria-hidden="true">{count}</span>}
      <span className="only-read">
        {words}
        {told.map(({on, isNewest, words: onIt}) => (
          <span
            key={on}
            className="for-server"
            data-on={on}
            data-newest={isNewest ? '' : undefined}
          >
            {onIt}
          </span>
        ))}
      </span>
    </button>
  );
}
