/** Names and terms that the dictionary of US English lacks, or has in small letters. */
const terms = `
  API Base64 BiDi Biome CommonJS Compose CORS CRLF Ctrl curl Docker Dockerfile Docusaurus ElizaOS ESC Express Fastify HTTPS IO
  JavaScript JSON JWT Kubernetes Latin LF Lua MiB nginx npm OpenSSL PowerShell Preact Python RateLimit Redis retext SCSS SIL
  StrykerJS systemd TLS TypeScript UTF UUID WebDriver WebKit WebSocket WebSockets Welch Windows Xvfb YAML zsh
  allowlist balancer balancers base64 bundler cmd denylist endian entityId formatter hostname kB linter loopback middleware misconfigured
  preflight preflights schemas subnet subnets whitespace
`;

/** The site's own words, each in its right form. */
export const ownWords: ReadonlySet<string> = new Set(terms.trim().split(/\s+/));
