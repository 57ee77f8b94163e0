import {expect, test} from '@playwright/test';
import {freePort} from '../../src/machine/free-ports.ts';
import {readGuide} from '../../src/verify/guide.ts';
import {proxyNote} from '../../src/verify/input/proxies.ts';
import {usualLimits} from '../../src/verify/target/live-target.ts';
import {verify} from '../../src/verify/verify.ts';

const proxy = 'http://user:secret@proxy.example.com:3128';

for (const [url, variables, name] of [
  ['https://api.example.com', {HTTPS_PROXY: proxy}, 'HTTPS_PROXY'],
  ['https://api.example.com', {https_proxy: proxy}, 'https_proxy'],
  ['https://api.example.com', {ALL_PROXY: proxy}, 'ALL_PROXY'],
  ['http://api.example.com', {http_proxy: proxy}, 'http_proxy'],
  ['http://api.example.com', {HTTP_PROXY: proxy, NO_PROXY: 'other.example.com'}, 'HTTP_PROXY'],
  ['http://api.example.com', {HTTP_PROXY: proxy, NO_PROXY: 'api.example.com:8080'}, 'HTTP_PROXY'],
  ['http://badexample.com', {HTTP_PROXY: proxy, NO_PROXY: 'example.com'}, 'HTTP_PROXY'],
  ['http://api.example.com', {HTTPS_PROXY: proxy}, undefined],
  ['https://api.example.com', {HTTP_PROXY: proxy}, undefined],
  ['https://api.example.com', {HTTPS_PROXY: ''}, undefined],
  ['https://api.example.com', {HTTPS_PROXY: proxy, NO_PROXY: '*'}, undefined],
  ['https://api.example.com', {HTTPS_PROXY: proxy, no_proxy: 'a, .example.com'}, undefined],
  ['https://api.example.com', {HTTPS_PROXY: proxy, NO_PROXY: 'EXAMPLE.com'}, undefined],
  ['https://api.example.com', {HTTPS_PROXY: proxy, NO_PROXY: '*.example.com:443'}, undefined],
  ['https://[2001:db8::1]', {HTTPS_PROXY: proxy, NO_PROXY: '2001:db8::1'}, undefined],
  ['https://[2001:db8::1]', {HTTPS_PROXY: proxy, NO_PROXY: '[2001:db8::1]:443'}, undefined],
  ['http://localhost:3000', {HTTP_PROXY: proxy}, undefined],
  ['http://[::1]:3000', {HTTP_PROXY: proxy}, undefined],
] as const) {
  const set = Object.entries(variables).map(([variable, value]) =>
    value === proxy ? variable : `${variable}=${value}`,
  );
  test(`with ${set.join(' and ')}, a note for ${url} names ${name ?? 'nothing'}`, () => {
    const note = proxyNote(new URL(url), {...variables});
    expect(note?.split(' ')[0]).toBe(name);
    expect(note ?? '').not.toContain('secret');
  });
}

test('where a server cannot be reached, the line says that the proxy of the environment is not used', async () => {
  // 192.0.2.0/24 is for documentation, and leads nowhere: RFC 5737.
  const url = new URL(`http://192.0.2.1:${await freePort()}`);
  const options = {url, key: undefined, withLimits: false};
  const limits = {...usualLimits, milliseconds: 300};
  const run = {limits, variables: {HTTP_PROXY: proxy}};
  const result = await verify(options, readGuide, run);
  expect(result).toEqual({
    ok: false,
    problem: expect.stringMatching(
      /cannot be checked: .* HTTP_PROXY is set, but this command uses/,
    ),
  });
  expect(JSON.stringify(result)).not.toContain('secret');
});
