import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import type {ReleaseOutcome} from '../../records/compatibility.ts';
import type {
  DifferingClaim,
  ShownPage,
  ShownPreRelease,
  ShownReleases,
} from '../../records/shown-releases.ts';
import {OutcomeIcon} from '../claim/OutcomeIcon.tsx';
import {Time} from '../claim/Run.tsx';
import {StaticHtml} from '../claim/StaticHtml.tsx';
import {NotMeasured} from '../figures/Measured.tsx';
import {shapeOf} from '../figures/table-shape.ts';
import {anchorOf} from '../server/PageOnReleases.tsx';
import {ReleaseNotes} from './ReleaseNotes.tsx';
import {usePages} from './use-pages.ts';

/** What `npm run compat` saw of released servers; the transform of pages hands in what is shown of the record as JSON. */
export function Compatibility({record}: {record?: string}) {
  if (record === undefined) return <NotMeasured command="npm run compat" />;
  const {pages, versions, problems, time, node, preReleases}: ShownReleases = JSON.parse(record);
  return (
    <>
      <p>
        <Legend />
      </p>
      {pages.map((page) => (
        <PageOfReleases key={page.page} {...page} versions={versions} />
      ))}
      {problems.map(({version, problem}) => (
        <p key={version}>
          {version} was not held against the pages. {problem}
        </p>
      ))}
      <p>
        Last moved <Time time={time} />, with Node.js {plainVersion(node)}.
      </p>
      {preReleases.map((preRelease) => (
        <PreReleaseLine key={preRelease.version} {...preRelease} />
      ))}
    </>
  );
}

/** What was tried of a version before a release, apart from the releases. */
function PreReleaseLine({version, node, problem, standIns, claims, holding}: ShownPreRelease) {
  return (
    <>
      <p>
        Apart from the releases: of {claims} statements about {version}, a beta, {holding} hold,
        with Node.js {plainVersion(node)}. {problem && `The last run could not try it. ${problem}`}
      </p>
      {standIns.length > 0 && (
        <details>
          <summary>
            {version}: {standIns.length} packages that stand-ins took the place of
          </summary>
          <p>{standIns.join(', ')}</p>
        </details>
      )}
    </>
  );
}

function plainVersion(node: string): string {
  return node.replace(/^v/, '');
}

const instead = 'What it does instead';

/** What differs on one page, and behind a switch all the rest of it. */
function PageOfReleases({page, differing, others, versions}: ShownPage & {versions: string[]}) {
  const {title, path = ''} = usePages()(page);
  useBrokenLinks().collectAnchor(anchorOf(page));
  return (
    <StaticHtml as="div" id={anchorOf(page)} className="compatibility">
      {differing.length > 0 && (
        <div {...shapeOf(['The page says', ...versions, instead])}>
          <table>
            <caption>{title}</caption>
            <thead>
              <tr>
                <th scope="col">The page says</th>
                {versions.map((version) => (
                  <th key={version} scope="col">
                    {version}
                  </th>
                ))}
                <th scope="col">{instead}</th>
              </tr>
            </thead>
            <tbody>
              {differing.map((claim) => (
                <DifferingRow key={claim.claim} {...claim} path={path} versions={versions} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {others.length > 0 && (
        <details>
          <summary>
            {title}: {others.length} {differing.length > 0 && 'more '}that no release breaks
          </summary>
          <ul>
            {others.map(({claim, statement, outcome}) => (
              <li key={claim}>
                <Link to={`${path}#claim-${claim}`}>{statement}</Link> ({outcome})
              </li>
            ))}
          </ul>
        </details>
      )}
    </StaticHtml>
  );
}

interface DifferingRowProps extends DifferingClaim {
  path: string;
  versions: readonly string[];
}

function DifferingRow({claim, statement, outcomes, notes, path, versions}: DifferingRowProps) {
  return (
    <tr>
      <th scope="row">
        <Link to={`${path}#claim-${claim}`}>{statement}</Link>
      </th>
      {outcomes.map((outcome, place) => (
        <td
          key={versions[place]}
          className="compatibility-outcome"
          data-outcome={signs[outcome]}
          title={words[outcome]}
        >
          <OutcomeIcon outcome={signs[outcome]} />{' '}
          <span className="only-read">{words[outcome]}</span>
        </td>
      ))}
      <td>
        <ReleaseNotes notes={notes} />
      </td>
    </tr>
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

const words: Readonly<Record<ReleaseOutcome['outcome'], string>> = {
  holds: 'holds',
  differs: 'differs',
  'no-such-thing': 'has no such thing',
  'not-tried': 'not tried',
  'of-other-versions': 'not about this version',
};

/** The sign of each outcome, as marks of claims have it. */
const signs = {
  holds: 'holds',
  differs: 'drift',
  'no-such-thing': 'unchecked',
  'not-tried': 'not-observable',
  'of-other-versions': 'unread',
} as const;
