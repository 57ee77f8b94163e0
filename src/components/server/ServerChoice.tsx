import {useEffect, useId, useState} from 'react';
import {ServerSelect} from './ServerSelect.tsx';
import {referenceServer, serverInAddress, useServer} from './server-choice.ts';

interface ServerChoiceProps {
  /** The oldest first. */
  versions: readonly string[];
  /** What a page shows where nothing is chosen; without it, that is the reference server. */
  unchosen?: string;
  /** The server that the page is of, where it shows one whatever is chosen. */
  shown?: string;
  /** What else a choice does here. */
  onChoose?: (server: string) => void;
}

/** Where the reader chooses the server whose values the pages show. */
export function ServerChoice({versions, unchosen, shown, onChoose}: ServerChoiceProps) {
  const id = useId();
  const server = useServer();
  const [unknown, setUnknown] = useState<string>();
  // A choice takes the server out of the address.
  useEffect(() => {
    const named = serverInAddress();
    const isKnown = named === undefined || [referenceServer, ...versions].includes(named);
    setUnknown(isKnown ? undefined : named);
  }, [versions, server]);
  return (
    <span className="server-choice needs-script">
      <label htmlFor={id}>Show </label>
      <ServerSelect id={id} versions={versions} none={unchosen} shown={shown} onChoose={onChoose} />
      <output className="settings-problem">
        {unknown !== undefined && `ElizaOS ${unknown} was not tried: choose one of these.`}
      </output>
    </span>
  );
}
