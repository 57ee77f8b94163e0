import {expect, test} from '@playwright/test';
import {slotsOf} from '../../src/content/code/slot.ts';

const cases: readonly {
  language: string;
  code: string;
  found: readonly (readonly [string, string])[];
}[] = [
  {
    language: 'bash',
    code: `curl --header "X-API-KEY: \${ELIZA_SERVER_AUTH_TOKEN:-test-key}" \\\n  "\${ELIZA_SERVER_URL:-http://localhost:3000}/api/agents"`,
    found: [
      ['key', `"X-API-KEY: \${ELIZA_SERVER_AUTH_TOKEN:-test-key}"`],
      ['url', `"\${ELIZA_SERVER_URL:-http://localhost:3000}/api/agents"`],
    ],
  },
  {
    language: 'bash',
    code: 'LOG_LEVEL=debug ELIZA_SERVER_AUTH_TOKEN=test-key npm start',
    found: [['key', 'test-key']],
  },
  {
    language: 'bash',
    code: 'npm run verify -- --url http://localhost:3000',
    found: [['url', 'http://localhost:3000']],
  },
  {
    language: 'ts',
    code: "const key = process.env.ELIZA_SERVER_AUTH_TOKEN || 'test-key';",
    found: [['key', "process.env.ELIZA_SERVER_AUTH_TOKEN || 'test-key'"]],
  },
  {
    language: 'python',
    code: 'url = os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"',
    found: [['url', 'os.environ.get("ELIZA_SERVER_URL") or "http://localhost:3000"']],
  },
  ...['bash', 'powershell', 'cmd'].map((language) => ({
    language,
    code: 'curl -H "X-API-KEY: your-key" http://localhost:3000/api/agents',
    found: [
      ['key', '"X-API-KEY: your-key"'],
      ['url', 'http://localhost:3000/api/agents'],
    ] as const,
  })),
  {
    language: 'powershell',
    code: "Invoke-RestMethod -Uri http://localhost:3000/api/agents -Headers @{ 'X-API-KEY' = 'your-key' }",
    found: [
      ['url', 'http://localhost:3000/api/agents'],
      ['key', "'your-key'"],
    ],
  },
  {
    language: 'ts',
    code: "await fetch('http://localhost:3000/api/agents', {headers: {'X-API-KEY': 'your-key'}});",
    found: [
      ['url', "'http://localhost:3000/api/agents'"],
      ['key', "'your-key'"],
    ],
  },
  {
    language: 'python',
    code: 'requests.get("http://localhost:3000/api/agents", headers={"X-API-KEY": "your-key"})',
    found: [
      ['url', '"http://localhost:3000/api/agents"'],
      ['key', '"your-key"'],
    ],
  },
  {
    language: 'bash',
    code: 'elizaos agent list --auth-token your-key',
    found: [['key', 'your-key']],
  },
  {language: 'bash', code: 'curl http://localhost:30001/api', found: []},
  {language: 'bash', code: 'export ELIZA_SERVER_AUTH_TOKEN=$(openssl rand -base64 32)', found: []},
  {language: 'bash', code: 'printf "%s" "$ELIZA_SERVER_AUTH_TOKEN" >> .env', found: []},
  {language: 'text', code: 'Listening on http://localhost:3000', found: []},
];

for (const {language, code, found} of cases) {
  test(`in ${language}, the settings in ${JSON.stringify(code)} have their places`, () => {
    const slots = slotsOf(code, language);
    expect(slots.map(({setting, start, end}) => [setting, code.slice(start, end)])).toEqual(found);
  });
}

test('what stands in the same word as a setting is a part of its place', () => {
  const [slot] = slotsOf(`curl "\${ELIZA_SERVER_URL:-http://localhost:3000}/api/agents"`, 'bash');
  expect(slot).toMatchObject({before: '', after: '/api/agents'});
});
