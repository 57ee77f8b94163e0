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
    {type: 'link', label: 'API reference', href: '/api-reference'},
    'performance',
    'how-this-site-is-checked',
  ],
} satisfies SidebarsConfig;
