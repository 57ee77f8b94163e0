import type {ReactNode} from 'react';

interface ClaimProps {
  /** Unique on its page; a link to `#claim-id` leads here. */
  id: string;
  /** `div` around blocks; the transform of pages sets it. */
  as?: 'span' | 'div';
  children: ReactNode;
}

/** A statement about behaviour that a check holds against a running server. */
export function Claim({id, as: Wrapper = 'span', children}: ClaimProps) {
  return (
    <Wrapper id={`claim-${id}`} className="claim">
      {children}
    </Wrapper>
  );
}
