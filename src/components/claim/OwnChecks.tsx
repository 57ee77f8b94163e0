import {type ReactNode, useEffect, useState} from 'react';
import {createPortal} from 'react-dom';
import {TryIt} from '../try-it/TryIt.tsx';

/** Puts a button into each note that is opened, which sends the request of a check to the reader's own server. */
export function OwnChecks(): ReactNode {
  const [places, setPlaces] = useState<readonly HTMLElement[]>([]);
  useEffect(() => {
    const onToggle = ({target}: Event) => {
      if (!(target instanceof HTMLElement && target.matches('.claim-note'))) return;
      // One note is open at a time, and a closed one keeps what came of its request.
      const opened = [...target.querySelectorAll<HTMLElement>('.own-check')];
      setPlaces((known) => [...new Set([...known, ...opened])]);
    };
    // The event does not bubble.
    document.addEventListener('toggle', onToggle, true);
    return () => document.removeEventListener('toggle', onToggle, true);
  }, []);
  return places
    .filter((place) => place.isConnected)
    .map((place) =>
      createPortal(
        <TryIt
          label={`Check on your server: ${place.dataset.claim?.replaceAll('-', ' ')}`}
          request={JSON.parse(place.dataset.request ?? '')}
          only="Check on my server"
        />,
        place,
        place.dataset.claim,
      ),
    );
}
