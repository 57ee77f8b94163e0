import type {SidebarsConfig} from '@docusaurus/plugin-content-docs';

export default {
  docs: [
    section('Get started', ['quick-start', 'authentication', 'clients']),
    section('Operate', [
      'operate/turn-on-authentication',
      'operate/store-the-key',
      'operate/behind-a-proxy',
      'operate/rotate-keys',
      'operate/monitor',
      'operate/checklist',
    ]),
    section('Fix problems', ['fix/refused-requests', 'fix/cors-errors', 'fix/check-your-server']),
    section('Reference', [
      'reference/what-the-key-protects',
      'reference/configuration',
      'reference/errors-and-headers',
      'reference/rate-limits',
      'reference/elizaos-api',
      'reference/reference-server-api',
      'reference/versions',
    ]),
    section('Reference server', [
      'reference-server/what-it-is',
      'reference-server/key-check',
      'reference-server/limits-and-redis',
      'reference-server/start-stop-messages',
      'reference-server/ways-around',
    ]),
    section('About this site', ['about/how-it-is-checked', 'about/performance']),
  ],
} satisfies SidebarsConfig;

/** A group of pages that is always open. */
function section<Items>(label: string, items: Items) {
  return {type: 'category', label, collapsible: false, items} as const;
}
