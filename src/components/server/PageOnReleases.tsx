import Link from '@docusaurus/Link';
import type {PageOnRelease} from '../../records/on-releases.ts';
import {MarksSwitch} from '../claim/MarksSwitch.tsx';
import {ServerChoice} from './ServerChoice.tsx';

interface PageOnReleasesProps {
  /** The name of the page in the ids of its claims. */
  page: string;
  /** How its statements came out on each release, the oldest first. */
  releases: readonly PageOnRelease[];
}

/** Says under the title of a page how much of it holds on the releases, and lets the reader choose one. */
export function PageOnReleases({page, releases}: PageOnReleasesProps) {
  const newest = releases.at(-1)?.version;
  return (
    <div className="page-on-releases">
      {releases.map((release) => (
        <p
          key={release.version}
          className="for-server"
          data-on={release.version}
          data-newest={release.version === newest ? '' : undefined}
        >
          {sentence(release)}
          {release.untried < release.statements && (
            <>
              {' '}
              <Link to={`/reference/versions#${anchorOf(page)}`}>What differs</Link>
            </>
          )}
        </p>
      ))}
      <ServerChoice
        versions={releases.map(({version}) => version)}
        unchosen={`the reference server, and where ElizaOS ${newest} differs`}
      />{' '}
      <MarksSwitch />
    </div>
  );
}

/** The anchor of a page in the table of released versions. */
export function anchorOf(page: string): string {
  return `page-${page.replaceAll('/', '-')}`;
}

function sentence({version, statements, holds, differs, missing, untried}: PageOnRelease): string {
  if (untried === statements) return `No statement of this page is about ElizaOS ${version}.`;
  const parts = [
    `${holds} of ${statements} statements hold`,
    `${differs} ${differs === 1 ? 'differs' : 'differ'}`,
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'has' : 'have'} no counterpart`] : []),
    ...(untried > 0 ? [`${untried} ${untried === 1 ? 'was' : 'were'} not tried`] : []),
  ];
  return `ElizaOS ${version}: ${parts.join(', ')}.`;
}
