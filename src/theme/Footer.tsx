import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import {usePluginData} from '@docusaurus/useGlobalData';
import {type LedgerSummary, summaryWords} from '../claims/ledger-summary.ts';
import {InTurn} from '../components/page/InTurn.tsx';

/** At the end of every page: how the last run of the checks went, and the site for machines. */
export default function Footer() {
  const summary = usePluginData('content') as LedgerSummary | undefined;
  return (
    <InTurn>
      <footer className="site-footer">
        {summary && (
          <p>
            <Link to="/about/how-it-is-checked">{summaryWords(summary)}</Link>, checked on{' '}
            <time dateTime={summary.time}>{summary.time.slice(0, 10)}</time>.
          </p>
        )}
        <p>
          For programs: <a href={useBaseUrl('/llms.txt')}>llms.txt</a>,{' '}
          <a href={useBaseUrl('/llms-full.txt')}>llms-full.txt</a>,{' '}
          <a href={useBaseUrl('/openapi.yaml')}>openapi.yaml</a>,{' '}
          <a href={useBaseUrl('/claims.json')}>claims.json</a>
        </p>
      </footer>
    </InTurn>
  );
}
