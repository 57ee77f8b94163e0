import {expect, test} from '@playwright/test';
import {readOptions} from '../../src/verify/input/options.ts';

const url = 'http://localhost:3000/';
const variable = {ELIZA_SERVER_AUTH_TOKEN: 'from-the-variable'};

test('the key comes from the variable, unless an option gives one', () => {
  for (const [args, variables, key] of [
    [['--url', url], variable, 'from-the-variable'],
    [['--url', url, '--key', 'given'], variable, 'given'],
    [['--url', url], {}, undefined],
    [['--url', url], {ELIZA_SERVER_AUTH_TOKEN: ''}, undefined],
  ] as const) {
    const read = readOptions([...args], variables);
    expect(read.outcome === 'run' && read.options.key).toBe(key);
  }
});

test('without an option for it, the outcome is printed for people, and no limit is used up', () => {
  expect(readOptions(['--url', url], {})).toEqual({
    outcome: 'run',
    options: {url: new URL(url), key: undefined, withLimits: false, format: 'text'},
  });
});

for (const [args, says] of [
  [[], '--url is missing'],
  [['--url', 'localhost:3000'], 'use a URL such as'],
  [['--url', 'ftp://localhost'], 'use a URL such as'],
  [['--url', 'http://user:secret@localhost'], 'has a user or a password'],
  [['--url', url, '--reporter', 'tap'], 'use junit or github'],
  [['--url', url, '--json', '--reporter', 'junit'], 'use one of them'],
  [['--url', url, '--key', 'a\nb'], 'has a line break in it'],
  [['--url', url, '--key', 'schlüssel'], 'no header can carry'],
  [['--url', url, '--port', '1'], '--port'],
  [['--url', url, '--key', ''], '--key is empty'],
  [['--url', url, '--key', ' \t'], 'nothing but whitespace'],
  [['--url', `${url}long-secret/`, '--key', 'long-secret'], '--url has the key in it'],
  [['--url', url, '--key', 'two', 'secret'], 'put the key between quotation marks'],
  [['--url', url, '-k', 'secret'], "'-k'"],
  [['--url', '\u001b[31mhost'], '\\u001b[31mhost'],
  [['--url'], '--url'],
  [['--url', url, 'my-secret'], 'an argument that belongs to no option'],
  [['--url', 'my-secret', '--key', url], 'each has the value of the other'],
  [['--url', 'my-secret', '--key', 'my-secret'], '--url is "(the key)"'],
  [['--url', url, '--reporter', 'my-secret', '--key', 'my-secret'], '--reporter is "(the key)"'],
  [['--url', `${url}my%2Dsecret`, '--key', 'my-secret'], '--url has the key in it'],
] as const) {
  test(`"${args.join(' ').replaceAll('\n', '\\n')}" gets a line that says: ${says}`, () => {
    const read = readOptions([...args], {});
    expect(read.outcome === 'wrong' && read.problem).toContain(says);
    expect(read.outcome === 'wrong' && read.problem).not.toContain('\n');
    expect(JSON.stringify(read)).not.toMatch(/schlüssel|secret/);
  });
}

test('the key of the variable is not repeated where it is given in the place of the URL', () => {
  const read = readOptions(['--url', 'from-the-variable'], variable);
  expect(read.outcome === 'wrong' && read.problem).toContain('--url is "(the key)"');
  expect(JSON.stringify(read)).not.toContain('from-the-variable');
});
