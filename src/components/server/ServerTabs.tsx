import {Children, isValidElement, type ReactNode} from 'react';
import {serverTabLabels} from '../../content/page/server-tabs.ts';
import {Tabs} from '../page/Tabs.tsx';
import {chooseServer, chosenServer, referenceServer, useServer} from './server-choice.ts';

interface ServerTabProps {
  /** `elizaos`, or `reference`. */
  server: string;
  children: ReactNode;
}

/** One tab of `ServerTabs`, which reads its name and shows its children. */
export function ServerTab({children}: ServerTabProps) {
  return children;
}

/** What a reader does with the server that they have; the choice is that of all pages. */
export function ServerTabs({children}: {children: ReactNode}) {
  const current = useServer() === referenceServer ? referenceServer : 'elizaos';
  const tabs = Children.toArray(children)
    .filter(isValidElement<ServerTabProps>)
    .map(({props: {server, children: panel}}) => ({
      name: server,
      label: serverTabLabels.get(server) ?? server,
      panel,
    }));
  const choose = (name: string) => {
    if (name === referenceServer) chooseServer(referenceServer);
    // A version that is chosen stays chosen.
    else if (chosenServer() === referenceServer) chooseServer('');
  };
  return (
    <Tabs label="Server" className="server-tabs" tabs={tabs} current={current} choose={choose} />
  );
}
