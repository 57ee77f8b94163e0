import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import useBaseUrl, {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import Layout from '@theme/Layout';
import {ServerChoice} from '../server/ServerChoice.tsx';
import {useServer} from '../server/server-choice.ts';
import {type DescribedApi, describedFor} from './described-api.ts';
import {SwaggerUi} from './SwaggerUi.tsx';

interface ApiReferenceProps {
  styles: {css: string};
  releases: Releases;
}

interface Releases {
  /** The oldest first. */
  described: readonly DescribedApi[];
  /** All versions that a reader can choose on other pages, the oldest first. */
  tried: readonly string[];
}

/** The page that shows the descriptions of the API: that of the server that the reader has chosen. */
export default function ApiReference({styles, releases}: ApiReferenceProps) {
  const {described, tried} = releases;
  const {withBaseUrl} = useBaseUrlUtils();
  const ofReference = useBaseUrl('/openapi.yaml');
  const server = useServer();
  const shown = describedFor(server, described, tried);
  const names = described.map(({version}) => `ElizaOS ${version}`);
  return (
    <Layout
      title="API reference"
      description={`The routes of ${['the reference server', ...names].join(' and of ')}, with their responses.`}
    >
      <Head>
        <style>{styles.css}</style>
      </Head>
      {/* No main element, since Swagger UI has one. */}
      <div className="container api-reference">
        <header>
          <h1>API reference</h1>
          <ul>
            <li>
              <a href={ofReference}>openapi.yaml</a> describes the reference server. Every response
              that the tests see is held against it.
            </li>
            {described.map(({version, address, day}) => (
              <li key={version}>
                <a href={withBaseUrl(address)}>{address.slice(1)}</a> describes ElizaOS {version},
                at the routes that a client uses. Every response in it was seen on that release, on{' '}
                <time dateTime={day}>{day}</time>.
              </li>
            ))}
          </ul>
          <ServerChoice
            versions={tried.filter((version) => version === server || isDescribed(version))}
          />
          {tried
            .filter((version) => !isDescribed(version))
            .map((version) => (
              <p key={version} className="for-server" data-on={version}>
                There is no description of ElizaOS {version}, whose routes may differ. Below is that
                of {names.at(-1)}. <Link to="/reference/versions">Versions</Link> says what was seen
                of {version}.
              </p>
            ))}
          <h2 className="needs-script">
            Routes of <span data-not-on={tried.join(' ')}>the reference server</span>
            {described.map((one) => (
              <span key={one.version} className="for-server" data-on={onlyFor(one, releases)}>
                ElizaOS {one.version}
              </span>
            ))}
          </h2>
        </header>
        <SwaggerUi url={shown ? withBaseUrl(shown.address) : ofReference} />
      </div>
    </Layout>
  );

  function isDescribed(version: string): boolean {
    return described.some((one) => one.version === version);
  }
}

/** The versions whose readers see this description. */
function onlyFor(one: DescribedApi, {described, tried}: Releases): string {
  return tried.filter((version) => describedFor(version, described, tried) === one).join(' ');
}
