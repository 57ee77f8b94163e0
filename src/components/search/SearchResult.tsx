import Link from '@docusaurus/Link';
import {memo} from 'react';
import type {Piece} from '../../search/excerpt.ts';
import type {Found} from '../../search/search-index.ts';
import {awaitArrival} from './arrival.ts';

/** A place that was found, as a link to it; a letter that is typed draws none of them anew by itself. */
export const SearchResult = memo(({record, excerpt, mark}: Found) => {
  const {path, page, section, kind, file} = record;
  const Excerpt = kind === 'code' ? 'code' : 'span';
  return (
    <li>
      <Link to={path} onClick={() => awaitArrival(path)}>
        <strong>
          <Pieces pieces={mark(section === '' ? page : `${page} › ${section}`)} />
        </strong>
        {kind === 'code' && (
          <span className="search-file">
            <Pieces pieces={mark(file ?? 'Code')} />
          </span>
        )}
        <Excerpt>
          <Pieces pieces={excerpt()} />
        </Excerpt>
      </Link>
    </li>
  );
});

function Pieces({pieces}: {pieces: Piece[]}) {
  // A place is enough of a key, since a piece has nothing that it would lose.
  return pieces.map(({text, isMatch}, place) =>
    isMatch ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
  );
}
