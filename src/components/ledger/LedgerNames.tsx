import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import {partsOfId} from '../../content/claim/claim-id.ts';
import {outcomeWords} from '../claim/outcome.ts';
import type {IndexedClaim} from './ledger-rows.ts';
import {usePages} from './use-pages.ts';

/** The names of claims, each as a link to its place: what is there without JavaScript. A link to `#page/claim` leads here. */
export function LedgerNames({claims}: {claims: readonly IndexedClaim[]}) {
  const pageOf = usePages();
  const links = useBrokenLinks();
  return (
    <ul className="ledger-names">
      {claims.map(({id, outcome}) => {
        const {page, claim} = partsOfId(id);
        links.collectAnchor(id);
        return (
          <li key={id} id={id}>
            <Link to={`${pageOf(page).path ?? ''}#claim-${claim}`}>{claim}</Link>
            {outcome !== 'holds' && ` (${outcomeWords[outcome].short})`}
          </li>
        );
      })}
    </ul>
  );
}
