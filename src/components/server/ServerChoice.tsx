import {useEffect, useId, useState} from 'react';
import {ServerSelect} from './ServerSelect.tsx';
import {referenceServer, serverInAddress, useServer} from './server-choice.ts';

/** Where the reader chooses the server whose values the pages show. */
export function ServerChoice({versions}: {versions: readonly string[]}) {
  const id = useId();
  const server = useServer();
  const [unknown, setUnknown] = useState<string>();
  const newest = versions.at(-1);
  // A choice takes the server out of the address.
  useEffect(() => {
    const named = serverInAddress();
    const isKnown = named === undefined || [referenceServer, ...versions].includes(named);
    setUnknown(isKnown ? undefined : named);
  }, [versions, server]);
  return (
    <span className="server-choice needs-script">
      <label htmlFor={id}>Show </label>
      <ServerSelect
        id={id}
        versions={versions}
        none={`the reference server, and where ElizaOS ${newest} differs`}
      />
      <output className="settings-problem">
        {unknown !== undefined && `ElizaOS ${unknown} was not tried: choose one of these.`}
      </output>
    </span>
  );
}
