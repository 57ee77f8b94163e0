/** Everything below src/ that is not one of these folders. */
const srcBut = (...names) => `^src/(?!(${names.join('|')})/)`;

/** A folder of src/, what it may import of src/ beside itself, and why it stops there. */
const folders = [
  ['machine', [], 'it starts programs, and knows nothing of what they are for'],
  ['content', [], 'it reads pages and sources, and is pure'],
  ['search', ['content'], 'it finds places in what was read of the pages'],
  ['lint', ['content', 'machine'], 'it judges what was read, and runs nothing'],
  [
    'serve',
    [],
    'it serves the files of a folder beside the API, and knows nothing of what built them',
  ],
  ['servers', ['machine', 'serve'], 'it starts what a check can ask, and knows no check'],
  [
    'clients',
    ['content', 'machine', 'servers'],
    'it runs the clients of examples/, and knows no claim',
  ],
  ['claims', ['content', 'lint', 'machine', 'servers'], 'the engine knows no single check'],
  [
    'records',
    ['claims', 'content', 'machine'],
    'it keeps what runs leave behind, and starts none but the checks',
  ],
  [
    'site',
    ['checks', 'claims', 'content', 'lint', 'machine', 'records'],
    'it checks the pages and builds the site',
  ],
  [
    'verify',
    ['checks', 'claims', 'content', 'lint', 'machine', 'records', 'servers'],
    'it holds the checks against a server of the reader',
  ],
  [
    'checks',
    ['claims', 'clients', 'content', 'machine', 'records', 'servers', 'verify'],
    'they stand on the engine and on what they can ask',
  ],
  [
    'compat',
    ['checks', 'claims', 'content', 'machine', 'records', 'servers'],
    'it holds the checks against released servers, and collects what they saw',
  ],
  [
    'update',
    ['checks', 'claims', 'clients', 'content', 'machine', 'site'],
    'it rewrites what pages document',
  ],
  [
    'mutation',
    ['checks', 'claims', 'clients', 'content', 'lint', 'machine', 'records', 'servers'],
    'it changes pages and servers, to see who notices',
  ],
  [
    'components',
    ['claims', 'content', 'records', 'search'],
    'they show what was read and recorded',
  ],
  ['theme', ['components', 'claims', 'content', 'records'], 'it is the frame around the pages'],
  [
    'docusaurus',
    ['claims', 'components', 'content', 'lint', 'records', 'search'],
    'it hands the pages to Docusaurus',
  ],
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Modules that import each other in a circle can only be understood together.',
      severity: 'error',
      from: {},
      to: {circular: true},
    },
    {
      name: 'nothing-imports-tests',
      comment: 'tests/ holds specs: what a command needs lies in src/.',
      severity: 'error',
      from: {path: '^(src|examples)/'},
      to: {path: '^tests/'},
    },
    {
      name: 'examples-stand-alone',
      comment:
        'A folder of examples/ is copied out and used alone, so it imports nothing from outside.',
      severity: 'error',
      from: {path: '^examples/([^/]+)/'},
      to: {path: '^(src|tests|docs|examples)/', pathNot: '^examples/$1/'},
    },
    {
      name: 'examples-declare-their-packages',
      comment:
        'A copied folder has only what its own package.json names. Those of the clients of ElizaOS are installed beside each release.',
      severity: 'error',
      from: {path: '^examples/', pathNot: '^examples/elizaos-clients/'},
      to: {dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown']},
    },
    {
      name: 'only-the-edge-knows-docusaurus',
      comment:
        'Docusaurus, its theme and React are for src/docusaurus, src/components and src/theme.',
      severity: 'error',
      from: {path: '^(src|tests)/', pathNot: '^src/(docusaurus|components|theme)/'},
      to: {path: 'node_modules/(@docusaurus|@theme|react|react-dom)/|^(@docusaurus|@theme|@site)/'},
    },
    {
      name: 'only-checks-of-verify-run-verify',
      comment: 'verify stands on the checks; only those of its own page run it.',
      severity: 'error',
      from: {path: '^src/checks/', pathNot: '^src/checks/(verify/|index)'},
      to: {path: '^src/(verify|checks/verify)/'},
    },
    {
      name: 'commands-are-the-top',
      comment: 'A command puts folders together; nothing stands on a command.',
      severity: 'error',
      from: {path: '^src/(?!commands/)'},
      to: {path: '^src/commands/'},
    },
    ...folders.map(([name, allowed, why]) => ({
      name: `src-${name}`,
      comment: `src/${name}: ${why}.`,
      severity: 'error',
      from: {path: `^src/${name}/`},
      to: {path: srcBut(name, ...allowed)},
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    doNotFollow: {path: 'node_modules'},
    exclude: {path: '(^|/)(dist|build)/'},
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
