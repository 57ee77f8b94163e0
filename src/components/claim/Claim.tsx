import useBrokenLinks from '@docusaurus/useBrokenLinks';
import type {ReactNode} from 'react';

interface ClaimProps {
  /** Unique on its page; a link to `#claim-id` leads here. */
  id: string;
  /** `div` around blocks; the transform of pages sets it. */
  as?: 'span' | 'div';
  children: ReactNode;
}

/** A statement about behaviour that a check holds against a running server. The mark of its block says how that went. */
export function Claim({id, as: Wrapper = 'span', children}: ClaimProps) {
  const anchor = `claim-${id}`;
  useBrokenLinks().collectAnchor(anchor);
  return (
    <Wrapper id={anchor} className="claim">
      {children}
    </Wrapper>
  );
}
