import {HtmlClassNameProvider, useColorMode} from '@docusaurus/theme-common';
import {useEffect, useRef} from 'react';

/** Shows a description of an API. Swagger UI draws it in the browser. */
export function SwaggerUi({url}: {url: string}) {
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
  // Swagger UI looks for this class. What it draws into stays its own, so that each description has a place of its own.
  return (
    <HtmlClassNameProvider className={colorMode === 'dark' ? 'dark-mode' : ''}>
      <div key={url} ref={place} />
    </HtmlClassNameProvider>
  );
}
