import Head from '@docusaurus/Head';
import {HtmlClassNameProvider, useColorMode} from '@docusaurus/theme-common';
import useBaseUrl from '@docusaurus/useBaseUrl';
import Layout from '@theme/Layout';
import {useEffect, useRef} from 'react';

interface ApiReferenceProps {
  styles: {css: string};
}

/** The page that shows the description of the API. Swagger UI draws it in the browser. */
export default function ApiReference({styles}: ApiReferenceProps) {
  const url = useBaseUrl('/openapi.yaml');
  return (
    <Layout
      title="API reference"
      description="Every route of the reference server, with its answers."
    >
      <Head>
        <style>{styles.css}</style>
      </Head>
      {/* No main element, since Swagger UI has one. */}
      <div className="container api-reference">
        <header>
          <h1>API reference</h1>
          <p>
            This is <a href={url}>openapi.yaml</a>, the description of the reference server. Every
            answer that the tests see is held against it.
          </p>
          <h2>Routes</h2>
        </header>
        <Reference url={url} />
      </div>
    </Layout>
  );
}

function Reference({url}: {url: string}) {
  const place = useRef<HTMLDivElement>(null);
  const {colorMode} = useColorMode();
  useEffect(() => {
    let isGone = false;
    // Large, and of no use to the build.
    import('swagger-ui-dist/swagger-ui-es-bundle.js').then(({default: SwaggerUI}) => {
      if (isGone || !place.current) return;
      SwaggerUI({
        domNode: place.current,
        url,
        docExpansion: 'list',
        defaultModelsExpandDepth: 0,
        // The server of the description is that of the reader, which this page may not ask.
        supportedSubmitMethods: [],
        validatorUrl: 'none',
      });
    });
    return () => {
      isGone = true;
    };
  }, [url]);
  // Swagger UI looks for this class.
  return (
    <HtmlClassNameProvider className={colorMode === 'dark' ? 'dark-mode' : ''}>
      <div ref={place} />
    </HtmlClassNameProvider>
  );
}
