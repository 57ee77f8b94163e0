import type {MouseEvent} from 'react';
import {excerptOf, marked, type Piece} from '../../search/excerpt.ts';
import type {Found} from '../../search/search-index.ts';

interface SearchResultProps extends Found {
  id: string;
  isActive: boolean;
  onPoint: () => void;
  onChoose: (event: MouseEvent) => void;
}

/** A place that was found: a link that is an option of the list of results. */
export function SearchResult({record, terms, id, isActive, onPoint, onChoose}: SearchResultProps) {
  const {path, page, section, kind, file} = record;
  const excerpt = <Pieces pieces={excerptOf(record, terms)} />;
  return (
    <a
      className="search-result"
      href={path}
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span className="search-place">
        <Pieces pieces={marked(page, terms)} />
        {section !== '' && (
          <>
            {' › '}
            <Pieces pieces={marked(section, terms)} />
          </>
        )}
      </span>
      {kind === 'code' ? (
        <>
          <span className="search-file">
            {file === undefined ? 'Code' : <Pieces pieces={marked(file, terms)} />}
          </span>
          <code className="search-code">{excerpt}</code>
        </>
      ) : (
        <span className="search-excerpt">{excerpt}</span>
      )}
    </a>
  );
}

function Pieces({pieces}: {pieces: Piece[]}) {
  let start = 0;
  return pieces.map(({text, isMatch}) => {
    const key = start;
    start += text.length;
    return isMatch ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
