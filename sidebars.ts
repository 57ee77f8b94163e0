import type {SidebarsConfig} from '@docusaurus/plugin-content-docs';

export default {
  docs: [
    'introduction',
    'authentication',
    'rate-limiting',
    'cors',
    'security-headers',
    'hardening',
    'server',
    'deploying',
    'verify',
    'compatibility',
    'performance',
    'how-this-site-is-checked',
  ],
} satisfies SidebarsConfig;
