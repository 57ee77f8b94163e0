import Link from '@docusaurus/Link';
import {useHistory} from '@docusaurus/router';
import {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import {usePluginData} from '@docusaurus/useGlobalData';
import Layout from '@theme/Layout';
import {useEffect} from 'react';
import {type ApiPages, apiPageFor, apiReferencePlugin, operationHash} from '../server/api-pages.ts';
import {chosenServer} from '../server/server-choice.ts';

/** Leads to the API of the server that the reader has chosen; without JavaScript, to that of each. */
export default function ApiReference() {
  const api = usePluginData(apiReferencePlugin) as ApiPages;
  const history = useHistory();
  const {withBaseUrl} = useBaseUrlUtils();
  useEffect(() => {
    const page = apiPageFor(chosenServer(), api);
    if (page) history.replace(withBaseUrl(page.address) + operationHash(location.hash));
  }, [api, history, withBaseUrl]);
  return (
    <Layout title="API reference" description="The routes of each server, with their responses.">
      <main className="container api-reference">
        <h1>API reference</h1>
        <ul>
          {api.pages.map(({server, address, title}) => (
            <li key={server}>
              <Link to={address}>{title}</Link>
            </li>
          ))}
        </ul>
      </main>
    </Layout>
  );
}
