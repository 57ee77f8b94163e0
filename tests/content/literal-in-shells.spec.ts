import {expect, test} from '@playwright/test';
import {shownCode} from '../../src/checks/authentication/generated-keys.ts';
import {runCopiedCode} from '../../src/clients/run-client.ts';
import {literal} from '../../src/content/code/literal.ts';
import {withSettings} from '../../src/content/code/with-settings.ts';
import {printable} from '../fixtures/nasty-key.ts';

const keys = [
  'plain-key_123',
  '$HOME and `id` and $(id)',
  'a "quoted" key',
  "it's a key",
  '100%PATH%',
  '^caret^ & pipe | (group) <in> out!',
  'backslash\\',
  'backslashes \\\\" before a quote\\"',
  '%"%\\',
  printable.trim(),
];

for (const key of keys) {
  test(`bash passes the key ${key} on as it is`, async () => {
    const run = await runCopiedCode('curl', `printf '%s' ${written('bash', key)}`);
    expect(run.output).toBe(`X-API-KEY: ${key}`);
  });

  test(`PowerShell reads the key ${key} as it is`, () => {
    expect(readByPowerShell(written('powershell', key))).toBe(`X-API-KEY: ${key}`);
  });

  test(`cmd and the program read the key ${key} as it is`, () => {
    const line = readByCmd(written('cmd', key), {PATH: 'C:\\Windows'});
    expect(readByProgram(line)).toEqual([`X-API-KEY: ${key}`]);
  });
}

test('a usual key stands in plain quotes in each shell', () => {
  expect(written('bash', 'abc')).toBe("'X-API-KEY: abc'");
  expect(written('powershell', 'abc')).toBe("'X-API-KEY: abc'");
  expect(written('cmd', 'abc&d')).toBe('"X-API-KEY: abc&d"');
});

test('a command gets what is set and keeps the rest', () => {
  const line = 'curl -H "X-API-KEY: your-key" http://localhost:3000/api/agents';
  expect(withSettings(line, 'cmd', {})).toBe(line);
  expect(withSettings(line, 'cmd', {url: 'https://a.example'})).toBe(
    'curl -H "X-API-KEY: your-key" "https://a.example/api/agents"',
  );
  expect(withSettings(line, 'bash', {url: 'https://a.example', key: "it's"})).toBe(
    "curl -H 'X-API-KEY: it'\\''s' 'https://a.example/api/agents'",
  );
});

for (const [file, region, args] of [
  [
    'examples/first-request/request.sh',
    'request',
    ['curl', '-H', 'X-API-KEY: your-key', 'http://localhost:3000/api/agents'],
  ],
  [
    'examples/generate-key/node.sh',
    'generate',
    ['node', '-e', "console.log(require('node:crypto').randomBytes(32).toString('hex'))"],
  ],
] as const) {
  test(`the line of ${file} is the same command in bash, PowerShell and cmd`, async () => {
    const line = shownCode(file, region);
    const [command = '', ...rest] = args;
    const run = await runCopiedCode('curl', line.replace(command, "printf '%s\\n'"));
    expect(run.output.split('\n')).toEqual(rest);
    expect(readByProgram(readByCmd(line, {}))).toEqual(args);
    // Between double quotes, PowerShell acts on these alone, and nothing here needs quotes that has none.
    const [, quoted = ''] = /"([^"]*)"/.exec(line) ?? [];
    expect(rest).toContain(quoted);
    expect(quoted).not.toMatch(/[$`“”]/);
    expect(line.replace(`"${quoted}"`, '')).toMatch(/^[\w :/.-]+$/);
  });
}

function written(language: string, key: string): string {
  const {start, value, end} = literal(language, {before: 'X-API-KEY: ', value: key, after: ''});
  return start + value + end;
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
function readByPowerShell(text: string): string {
  const [, inner] = /^'((?:[^']|'')*)'$/.exec(text) ?? [];
  if (inner === undefined) throw new Error(`${text} is not one text in single quotes.`);
  return inner.replaceAll("''", "'");
}

/**
 * What cmd makes of a line at its prompt: first it puts in variables, of which an unknown one stays as it is written; then
 * a quote begins or ends a text in which a caret means itself.
 */
function readByCmd(line: string, variables: Readonly<Record<string, string | undefined>>): string {
  const expanded = line.replaceAll(/%([^%]+)%/g, (all, name: string) => variables[name] ?? all);
  let read = '';
  let isQuoted = false;
  for (let place = 0; place < expanded.length; place++) {
    const character = expanded[place] ?? '';
    if (character === '^' && !isQuoted) {
      place++;
      read += expanded[place] ?? '';
      continue;
    }
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && /[&|<>()]/.test(character)) throw new Error(`cmd acts on ${character}.`);
    read += character;
  }
  return read;
}

/** https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments */
function readByProgram(line: string): string[] {
  const found: string[] = [];
  let current: string | undefined;
  let isQuoted = false;
  for (const [token] of line.matchAll(/\\*"|\\+|[^\\"]/g)) {
    if (token === ' ' && !isQuoted) {
      if (current !== undefined) found.push(current);
      current = undefined;
    } else if (token.endsWith('"')) {
      const count = token.length - 1;
      current = (current ?? '') + '\\'.repeat(Math.floor(count / 2));
      if (count % 2 === 1) current += '"';
      else isQuoted = !isQuoted;
    } else current = (current ?? '') + token;
  }
  return current === undefined ? found : [...found, current];
}
