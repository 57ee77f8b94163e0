import {Context as BrowserContext} from '@docusaurus/core/lib/client/browserContext';
import useIsBrowser from '@docusaurus/useIsBrowser';
import {type ReactNode, Suspense, useEffect, useState} from 'react';
import {nextTurn, type Turn} from './turns.ts';

/**
 * Takes over what it holds in a task of its own, while a page that came from the server becomes interactive. It holds one
 * element, which stays as it is until then.
 */
export function InTurn({children}: {children: ReactNode}) {
  const [turn] = useState(nextTurn);
  return (
    <Suspense>
      <WhenItComes turn={turn}>{children}</WhenItComes>
    </Suspense>
  );
}

function WhenItComes({turn, children}: {turn: Turn; children: ReactNode}) {
  if (!turn.hasCome) throw turn.comes;
  const isBrowser = useIsBrowser();
  const [isTakenOver, setIsTakenOver] = useState(turn.isNone);
  useEffect(() => setIsTakenOver(true), []);
  // What is taken over is drawn first as the server drew it, however late that is.
  return (
    <BrowserContext.Provider value={isBrowser && isTakenOver}>{children}</BrowserContext.Provider>
  );
}
