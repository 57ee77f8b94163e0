import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {PlacedCheck} from '../../src/lint/check-binding.ts';

/** How much a generated project holds. */
export interface SiteSize {
  pages: number;
  snippets: number;
  claims: number;
  diagrams: number;
}

/** How many snippets a page shows, and how many claims it makes. */
const partsPerPage = 10;

const pagesPerSource = 10;
const pagesPerDiagram = 10;

/** Writes a project to check: pages, and the sources that they show. */
export async function generateSite(folder: string, pageCount: number): Promise<SiteSize> {
  for (const name of ['docs', 'examples/server']) {
    await mkdir(path.join(folder, name), {recursive: true});
  }
  const write = (file: string, text: string) => writeFile(path.join(folder, file), text);
  for (let page = 0; page < pageCount; page += 1) {
    await write(`docs/${pageName(page)}.mdx`, pageText(page));
    if (page % pagesPerSource === 0) await write(sourceFile(page), sourceText(page));
  }
  return {
    pages: pageCount,
    snippets: pageCount * partsPerPage,
    claims: pageCount * partsPerPage,
    diagrams: Math.ceil(pageCount / pagesPerDiagram),
  };
}

function pageName(page: number): string {
  return `page-${page}`;
}

/** Several pages show parts of one source, as pages about one server do. */
function sourceFile(page: number): string {
  return `examples/server/source-${Math.floor(page / pagesPerSource)}.ts`;
}

function regionName(page: number, part: number): string {
  return `part-${page % pagesPerSource}-${part}`;
}

function pageText(page: number): string {
  const head = `---\nid: ${pageName(page)}\ntitle: Page ${page}\n---\n`;
  return [head, ...parts().map((part) => sectionText(page, part)), tableText].join('\n');
}

function sectionText(page: number, part: number): string {
  const isDiagram = part === 0 && page % pagesPerDiagram === 0;
  return `## Section ${part}

While authentication is enabled, every route below \`/api\` requires the key in \`X-API-KEY\`, whatever the method is and
however the path is spelled. The variable \`ELIZA_SERVER_AUTH_TOKEN\` holds it; see [the list](page-0.mdx#section-1) of all.

\`\`\`ts snippet=${sourceFile(page)}#${regionName(page, part)}
\`\`\`

- **Set:** a request to \`http://localhost:3000/api/agents\` needs the key, also with \`curl --verbose\`.
- **Unset:** anyone who can reach the server gets an answer.

${isDiagram ? diagramText(part) : `A request without it gets <Claim id="claim-${part}">\`401 Unauthorized\`</Claim> and a line in the log.`}
`;
}

function diagramText(part: number): string {
  return `<Claim id="claim-${part}">

\`\`\`mermaid
sequenceDiagram
    participant Client
    participant Server
    Client->>Server: GET /api/agents
    alt Valid key
        Server-->>Client: 200 OK
    else Invalid or missing key
        Server-->>Client: 401 Unauthorized
    end
\`\`\`

</Claim>`;
}

const tableText = `## Variables

| Variable | Meaning | Default |
| --- | --- | --- |
| \`SERVER_PORT\` | The port to listen on | 3000 |
| \`SERVER_HOST\` | The address to listen on | this machine |
| \`LOG_LEVEL\` | The lowest level that is logged: \`debug\`, \`info\`, \`warn\` or \`error\` | \`info\` |
`;

/** The checks of the claims on these pages. */
export function generatedChecks(pageCount: number): PlacedCheck[] {
  return Array.from({length: pageCount}, (_, page) =>
    parts().map((part) => ({
      id: `${pageName(page)}/claim-${part}`,
      file: `src/checks/${pageName(page)}.ts`,
      line: part + 1,
      column: 1,
    })),
  ).flat();
}

function sourceText(firstPage: number): string {
  const pages = Array.from({length: pagesPerSource}, (_, place) => firstPage + place);
  const regions = pages.flatMap((page) =>
    parts().map((part) => {
      const name = regionName(page, part);
      return `// #region ${name}
export function answer${page}of${part}(received: string | undefined): number {
  if (received === undefined) {
    return 401;
  }
  return 200;
}
// #endregion ${name}
`;
    }),
  );
  return regions.join('\n');
}

function parts(): number[] {
  return Array.from({length: partsPerPage}, (_, part) => part);
}
