import Link from '@docusaurus/Link';
import {Answers} from './Answers.tsx';
import {CheckLink} from './CheckLink.tsx';
import {CommonRun} from './CommonRun.tsx';
import {Field} from './Field.tsx';
import {harmlessRequest} from './harmless-request.ts';
import {checkedWords} from './outcome.ts';
import type {NotedClaim as Noted, NotedDifference, ShownClaim} from './record.ts';
import {Sources} from './Sources.tsx';

/** The page with all claims. */
const ledgerPage = '/about/how-it-is-checked';

/** The page with what each release does. */
const releasesPage = '/reference/versions';

interface NotedClaimProps extends Noted {
  /** Whether the block has no other claim, so that the head of the note has said how it came out. */
  isAlone: boolean;
  /** Whether it says when it was checked; otherwise that stands below all claims. */
  hasRun: boolean;
}

/** One claim in the note of its block. A link leads to its place in the text. */
export function NotedClaim({isAlone, hasRun, ...noted}: NotedClaimProps) {
  const {claim, outcome, record, tableValues, about, releases, differences} = noted;
  const request = record && harmlessRequest(record.observed);
  return (
    <li>
      {!isAlone && (
        <Field name="Statement">
          <a href={`#claim-${claim}`}>{claim.replaceAll('-', ' ')}</a>
          {outcome !== 'holds' && ` (${checkedWords(outcome)})`}
        </Field>
      )}
      {record ? (
        <Findings record={record} tableValues={tableValues} />
      ) : (
        about === undefined && <Link to={ledgerPage}>How this site is checked</Link>
      )}
      {about !== undefined && (
        <Field name="Tried on">
          {about}: <Link to={releasesPage}>all releases</Link>
        </Field>
      )}
      {releases.length > 0 && <Field name="ElizaOS">{releases.join('; ')}</Field>}
      {differences.map((one) => (
        <Difference key={`${one.versions} ${one.of} ${one.documented}`} {...one} />
      ))}
      {record && (
        <Field name="Check">
          <CheckLink {...record} />
        </Field>
      )}
      {request && (
        <div className="own-check" data-claim={claim} data-request={JSON.stringify(request)} />
      )}
      {record && hasRun && <CommonRun {...record} />}
    </li>
  );
}

interface FindingsProps {
  record: ShownClaim;
  tableValues: number | undefined;
}

/** What the page says, and what was observed. */
function Findings({record, tableValues}: FindingsProps) {
  const {id, outcome, reason, documented, moreDocumented, drift, unread, reviewed} = record;
  return (
    <>
      <Field name="Documented">
        <Codes texts={drift ? [drift.documented] : documented} />
        {!drift && othersInWords(tableValues, moreDocumented)}
      </Field>
      {outcome !== 'holds' && reason !== undefined && <Field name="Why">{reason}</Field>}
      {unread !== undefined && (
        <Field name="Not compared">
          <Codes texts={[unread]} />
        </Field>
      )}
      {(drift || record.observed.length > 0) && (
        <Field name="Seen">
          <Answers observed={drift ? [drift] : record.observed}>
            {!drift && record.more > 0 && (
              <Link to={`${ledgerPage}#${id}`}>and {record.more} more</Link>
            )}
          </Answers>
        </Field>
      )}
      {reviewed && (
        <Field name="Reviewed">
          <Sources sources={reviewed} />
        </Field>
      )}
    </>
  );
}

/** What stands in a table, or behind the first few values. */
function othersInWords(tableValues: number | undefined, more = 0): string {
  if (tableValues !== undefined) return `${tableValues} values in the table`;
  return more > 0 ? `and ${more} more` : '';
}

function Difference({versions, of, documented, seen}: NotedDifference) {
  return (
    <Field name={versions}>
      {of !== undefined && `${of}: `}
      <code>{seen}</code>, where the page says <code>{documented}</code>
    </Field>
  );
}

function Codes({texts}: {texts: readonly string[]}) {
  return (
    <span className="answers">
      {texts.map((text) => (
        <code key={text}>{text}</code>
      ))}
    </span>
  );
}
