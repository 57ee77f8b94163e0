import useBaseUrl from '@docusaurus/useBaseUrl';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import {Fragment} from 'react';
import {publishedSource} from '../../records/published.ts';
import type {ShownClaim} from './record.ts';

/** A link to the source of a check: in the repository where its address is known, else on this site. */
export function CheckLink({id, check, commit}: Pick<ShownClaim, 'id' | 'check' | 'commit'>) {
  const {siteConfig} = useDocusaurusContext();
  const served = useBaseUrl(`/${publishedSource(check.file)}`);
  const repository = siteConfig.customFields?.repositoryUrl;
  const text = (
    <>
      <Breakable path={check.file} />, line {check.line}
    </>
  );
  // The server for development has the pages only.
  if (typeof repository !== 'string' && process.env.NODE_ENV === 'development') return text;
  const href =
    typeof repository === 'string'
      ? `${repository}/blob/${commit ?? 'main'}/${check.file}#L${check.line}`
      : `${served}${textFragment(`claim('${id}'`)}`;
  // Not Docusaurus's own link, which would look for a page there.
  return <a href={href}>{text}</a>;
}

/** A path that breaks after its folders and words where a line is too short for it. */
function Breakable({path}: {path: string}) {
  return path.split(/(?<=[/-])/).map((part, place) => (
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** Lets the browser scroll to a text, since a plain text has no lines to link to. */
function textFragment(text: string): string {
  return `#:~:text=${encodeURIComponent(text).replaceAll('-', '%2D')}`;
}
