import type {SidebarsConfig} from '@docusaurus/plugin-content-docs';

export default {
  docs: [
    section('Start', ['introduction', 'authentication', 'clients']),
    section('Around the key', ['rate-limiting', 'cors', 'security-headers', 'hardening']),
    section('Running it', ['server', 'deploying']),
    section('Your server', ['verify', 'compatibility']),
    section('Reference', [
      {type: 'link', label: 'API reference', href: '/api-reference'},
      'performance',
      'how-this-site-is-checked',
    ]),
  ],
} satisfies SidebarsConfig;

/** A group of pages that is always open. */
function section<Items>(label: string, items: Items) {
  return {type: 'category', label, collapsible: false, items} as const;
}
