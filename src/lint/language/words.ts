/** Names and terms that the dictionary of US English lacks, or has in small letters. */
const terms = `
  API Base64 CommonJS Compose CORS curl Docker Dockerfile ElizaOS ESC Express Fastify HTTPS IO JavaScript JSON JWT Kubernetes
  Latin nginx npm OpenSSL PowerShell Python RateLimit Redis systemd TLS TypeScript UTF UUID WebSocket WebSockets Welch Windows YAML zsh
  allowlist balancer balancers base64 cmd denylist entityId hostname kB
  loopback middleware misconfigured preflight preflights subnet subnets whitespace
`;

/** The site's own words, each in its right form. */
export const ownWords: ReadonlySet<string> = new Set(terms.trim().split(/\s+/));
