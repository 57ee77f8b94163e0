/** The bundle of Swagger UI, as far as it is used here: https://swagger.io/docs/open-source-tools/swagger-ui/usage/configuration/ */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  interface Options {
    domNode: HTMLElement;
    url: string;
    docExpansion?: 'list' | 'full' | 'none';
    defaultModelsExpandDepth?: number;
    supportedSubmitMethods?: string[];
    /** A server that judges the description; `none` asks nobody. */
    validatorUrl?: 'none';
  }

  export default function SwaggerUI(options: Options): unknown;
}
