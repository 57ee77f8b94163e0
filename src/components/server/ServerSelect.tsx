import {useState} from 'react';
import {whenPainted} from '../when-painted.ts';
import {chooseServer, referenceServer, serverName, useServer} from './server-choice.ts';

interface ServerSelectProps {
  /** Of the field, for its label. */
  id: string;
  /** The releases to choose from, the oldest first. */
  versions: readonly string[];
  /** What stands there where the reader has chosen none; without it, that is the reference server. */
  none: string | undefined;
  /** The server that stands there whatever is chosen. */
  shown?: string | undefined;
  /** What else a choice does here. */
  onChoose?: ((server: string) => void) | undefined;
}

/** The field in which the reader chooses a server for all pages; wherever it stands, it shows the one choice. */
export function ServerSelect({id, versions, none, shown, onChoose}: ServerSelectProps) {
  const chosen = useServer();
  const [pressed, setPressed] = useState<string>();
  const server = pressed ?? shown ?? chosen;
  return (
    <select
      id={id}
      value={server === '' && none === undefined ? referenceServer : server}
      onChange={({target}) => {
        const choice = target.value;
        setPressed(choice);
        // A page draws much of itself again for it, which the field does not wait for.
        whenPainted(() => {
          setPressed(undefined);
          chooseServer(choice);
          onChoose?.(choice);
        });
      }}
    >
      {none !== undefined && <option value="">{none}</option>}
      {[referenceServer, ...versions.toReversed()].map((name) => (
        <option key={name} value={name}>
          {serverName(name)}
        </option>
      ))}
    </select>
  );
}
