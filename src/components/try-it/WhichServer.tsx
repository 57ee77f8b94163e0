import {useEffect, useRef, useState} from 'react';
import {chooseServer, serverName, useServer} from '../server/server-choice.ts';
import {offerFor} from './offer.ts';
import {type Recognized, versionPath} from './recognize.ts';

/** Says which server responded where the pages are not shown for it, and offers to show them for it. */
export function WhichServer({recognized}: {recognized: Recognized}) {
  const offer = useOffer(recognized);
  return offer?.action && <Line {...offer} />;
}

interface VersionOfferProps {
  /** Sends the request for the version. */
  getVersion(signal: AbortSignal): Promise<Recognized | undefined>;
}

/** It names the request that the button sends, which goes out with the key. */
const question = `Which version of ElizaOS is it? GET ${versionPath} tells.`;

/** Offers to find out the version of the server that responded, and then to show the pages for it. */
export function VersionOffer({getVersion}: VersionOfferProps) {
  const [recognized, setRecognized] = useState<Recognized>();
  const [words, setWords] = useState(question);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function start() {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setRecognized(undefined);
    setWords('Waiting for the response…');
    const found = await getVersion(mine.signal);
    if (mine.signal.aborted) return;
    setRecognized(found);
    setWords('It told no version of ElizaOS that these pages know.');
  }

  const offer = useOffer(recognized);
  return <Line action={{label: 'Get its version', act: start}} {...(offer ?? {words})} />;
}

interface LineProps {
  words: string;
  /** What a button does. */
  action?: {label: string; act(): void};
}

/** What is said of a recognized server, with what there is to change or to take back. */
function useOffer(recognized: Recognized | undefined): LineProps | undefined {
  const chosen = useServer();
  const [before, setBefore] = useState<string>();
  if (!recognized) return undefined;
  const {words, server} = offerFor(recognized, chosen);
  if (server !== undefined) {
    const take = () => {
      setBefore(chosen);
      chooseServer(server);
    };
    return {words, action: {label: `Show these pages for ${serverName(server)}`, act: take}};
  }
  if (before === undefined) return {words};
  const takeBack = () => {
    setBefore(undefined);
    chooseServer(before);
  };
  return {
    words: `These pages are now shown for ${serverName(chosen)}.`,
    action: {label: 'Undo', act: takeBack},
  };
}

/** A sentence that is read out where it changes, and a button that keeps the focus where its label changes. */
function Line({words, action}: LineProps) {
  return (
    <div className="try-it-server">
      <p aria-live="polite">{words}</p>
      {action && (
        <button type="button" onClick={action.act}>
          {action.label}
        </button>
      )}
    </div>
  );
}
