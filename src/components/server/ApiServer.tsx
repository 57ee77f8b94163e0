import Link from '@docusaurus/Link';
import {useHistory} from '@docusaurus/router';
import {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import {usePluginData} from '@docusaurus/useGlobalData';
import {useEffect, useRef} from 'react';
import {type ApiPages, apiPageFor, apiReferencePlugin} from './api-pages.ts';
import {ServerChoice} from './ServerChoice.tsx';
import {
  chosenServer,
  referenceServer,
  serverInAddress,
  serverName,
  useServer,
} from './server-choice.ts';

/** Says which server a page of the API reference is of, and leads to that of another one where the reader chooses it. */
export function ApiServer({server}: {server: string}) {
  const api = usePluginData(apiReferencePlugin) as ApiPages;
  const goTo = useApiPage(server, api);
  const described = api.pages.map((page) => page.server);
  const versions = described.filter((name) => name !== referenceServer);
  const isNewest = server === versions.at(-1);
  return (
    <div className="api-server">
      <ServerChoice versions={versions} shown={server} onChoose={goTo} />
      {isNewest &&
        api.tried
          .filter((version) => !described.includes(version))
          .map((version) => (
            <p key={version} className="for-server" data-on={version}>
              There is no description of ElizaOS {version}, whose routes may differ. This is that of{' '}
              {serverName(server)}. <Link to="/reference/versions">Versions</Link> says what was
              seen of {version}.
            </p>
          ))}
    </div>
  );
}

/**
 * Leads to the page of the server that the address names, or that the reader chooses elsewhere on this page. A choice that
 * was made before leads nowhere, so that a link to a page shows that page.
 */
function useApiPage(server: string, api: ApiPages): (chosen: string) => void {
  const history = useHistory();
  const {withBaseUrl} = useBaseUrlUtils();
  const chosen = useServer();
  const last = useRef<string>(undefined);
  const goTo = (name: string, how: 'push' | 'replace' = 'push') => {
    const page = apiPageFor(name, api);
    if (page && page.server !== server) history[how](withBaseUrl(page.address) + location.hash);
  };
  useEffect(() => {
    // Until the page is alive, React knows no choice.
    const now = chosenServer();
    const isNew = last.current !== undefined && last.current !== now;
    last.current = now;
    if (now === '') return;
    if (serverInAddress() === now) goTo(now, 'replace');
    else if (isNew) goTo(now);
  }, [chosen]);
  return goTo;
}
