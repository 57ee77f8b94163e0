import {useEffect, useId, useState} from 'react';
import {chooseServer, referenceServer, serverInAddress, useServer} from './server-choice.ts';

interface ServerChoiceProps {
  /** The oldest first. */
  versions: readonly string[];
  /** What a page shows where nothing is chosen; without it, that is the reference server. */
  unchosen?: string;
}

/** Where the reader chooses the server whose values the pages show. */
export function ServerChoice({versions, unchosen}: ServerChoiceProps) {
  const id = useId();
  const server = useServer();
  const [unknown, setUnknown] = useState<string>();
  useEffect(() => {
    const named = serverInAddress();
    const isKnown = named === undefined || [referenceServer, ...versions].includes(named);
    setUnknown(isKnown ? undefined : named);
  }, [versions]);
  return (
    <span className="server-choice needs-script">
      <label htmlFor={id}>Show </label>
      <select
        id={id}
        value={server === '' && unchosen === undefined ? referenceServer : server}
        onChange={(event) => chooseServer(event.target.value)}
      >
        {unchosen !== undefined && <option value="">{unchosen}</option>}
        <option value={referenceServer}>the reference server</option>
        {versions.toReversed().map((version) => (
          <option key={version} value={version}>
            ElizaOS {version}
          </option>
        ))}
      </select>
      <output className="settings-problem">
        {unknown !== undefined && `ElizaOS ${unknown} was not tried: choose one of these.`}
      </output>
    </span>
  );
}
