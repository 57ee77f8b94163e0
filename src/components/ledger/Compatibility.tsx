import Link from '@docusaurus/Link';
import {partsOfId} from '../../content/claim/claim-id.ts';
import type {
  ClaimInReleases,
  ReleaseOutcome,
  Compatibility as Seen,
} from '../../records/compatibility.ts';
import {releaseNotes} from '../../records/release-notes.ts';
import {OutcomeIcon} from '../claim/OutcomeIcon.tsx';
import {ReleaseNotes} from '../claim/ReleaseNotes.tsx';
import {Time} from '../claim/Run.tsx';
import {NotMeasured} from '../figures/Measured.tsx';
import {usePages} from './use-pages.ts';

/** What `npm run compat` saw of released servers; the transform of pages hands in the record as JSON. */
export function Compatibility({record}: {record?: string}) {
  const pageOf = usePages();
  if (record === undefined) return <NotMeasured command="npm run compat" />;
  const seen: Seen = JSON.parse(record);
  const notes = releaseNotes(seen);
  const broken = seen.releases.filter(({problem}) => problem !== undefined);
  const started = seen.releases.filter(({problem}) => problem === undefined);
  return (
    <>
      <div className="compatibility">
        <table>
          <caption>
            The claims of these pages by released versions of @elizaos/server: <Legend />
          </caption>
          <thead>
            <tr>
              <th scope="col">Page and claim</th>
              {started.map(({version}) => (
                <th key={version} scope="col">
                  {version}
                </th>
              ))}
              <th scope="col">What it does instead</th>
            </tr>
          </thead>
          <tbody>
            {seen.claims.map((claim) => {
              const {page, claim: name} = partsOfId(claim.id);
              const {title, path} = pageOf(page);
              return (
                <tr key={claim.id}>
                  <th scope="row">
                    <Link to={`${path ?? ''}#claim-${name}`}>{title}</Link>: {claim.statement}
                  </th>
                  <Outcomes claim={claim} versions={started.map(({version}) => version)} />
                  <td>
                    <ReleaseNotes notes={notes.get(claim.id)?.notes ?? []} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {broken.map(({version, problem}) => (
        <p key={version}>
          {version} was not held against the pages. {problem}
        </p>
      ))}
      <p>
        Last moved <Time time={seen.time} />, with Node.js {seen.node.replace(/^v/, '')}.
      </p>
    </>
  );
}

/** The signs of the table with their words. */
function Legend() {
  return (Object.keys(signs) as ReleaseOutcome['outcome'][]).map((outcome) => (
    <span key={outcome} className="compatibility-outcome" data-outcome={signs[outcome]}>
      <OutcomeIcon outcome={signs[outcome]} /> {words[outcome]}{' '}
    </span>
  ));
}

function Outcomes({claim, versions}: {claim: ClaimInReleases; versions: string[]}) {
  return versions.map((version) => {
    const seen = claim.releases[version];
    const outcome = seen?.outcome ?? 'not-tried';
    return (
      <td key={version} className="compatibility-outcome" data-outcome={signs[outcome]}>
        <span title={seen?.reason ?? words[outcome]}>
          <OutcomeIcon outcome={signs[outcome]} />{' '}
          <span className="only-read">{words[outcome]}</span>
        </span>
      </td>
    );
  });
}

const words: Readonly<Record<ReleaseOutcome['outcome'], string>> = {
  holds: 'holds',
  differs: 'differs',
  'no-such-thing': 'has no such thing',
  'not-tried': 'not tried',
};

/** The sign of each outcome, which is that of what the reference server did. */
const signs = {
  holds: 'holds',
  differs: 'drift',
  'no-such-thing': 'drift',
  'not-tried': 'not-observable',
} as const;
