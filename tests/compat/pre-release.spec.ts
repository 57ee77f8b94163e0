import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {readPages} from '../../src/claims/pages.ts';
import {mergedPreReleases} from '../../src/compat/merge-pre-releases.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {
  type Compatibility,
  type PreRelease,
  readCompatibility,
  sawTheSame,
} from '../../src/records/compatibility.ts';
import {onReleases, pagesOnReleases} from '../../src/records/on-releases.ts';
import {shownReleases} from '../../src/records/shown-releases.ts';
import {installProblem} from '../../src/servers/elizaos/installed-release.ts';
import {putStarter} from '../../src/servers/elizaos/pre-release/install.ts';
import {preReleaseServers} from '../../src/servers/elizaos/pre-release/pre-release-servers.ts';
import {isPreRelease, isRelease, withNewer} from '../../src/servers/elizaos/releases.ts';
import {memoryFiles} from '../fixtures/memory-files.ts';

const version = '2.0.0-beta.2';
const node = 'v20.20.2';

function seen(id: string, outcome: 'holds' | 'differs' = 'holds'): PreRelease['claims'][number] {
  return {id, statement: 'It says so.', documented: ['200'], outcome: {outcome}};
}

function beta(...claims: PreRelease['claims']): PreRelease {
  return {version, node, standIns: ['ws'], claims};
}

const unreachable: PreRelease = {
  version,
  node,
  standIns: [],
  claims: [],
  problem: 'It cannot be installed: no network.',
};

/** What the pages say, in claims of these ids. */
function statements(...ids: string[]): Map<string, string> {
  return new Map(ids.map((id) => [id, 'It says so.']));
}

const record: Compatibility = {
  time: '2026-01-02T03:04:05.678Z',
  node,
  releases: [{version: '1.7.2'}],
  claims: [{id: 'page/status', statement: 'It says so.', releases: {'1.7.2': {outcome: 'holds'}}}],
};

for (const [name, kind] of [
  ['1.7.2', 'release'],
  ['2.0.0-beta.2', 'pre-release'],
  ['2.0.0-alpha', 'pre-release'],
  ['cors', 'neither'],
  ['fix/cors-errors/any-origin', 'neither'],
  ['2.0', 'neither'],
] as const) {
  test(`${name} is ${kind === 'neither' ? 'no version' : `the version of a ${kind}`}`, () => {
    expect([isRelease(name), isPreRelease(name)]).toEqual([
      kind === 'release',
      kind === 'pre-release',
    ]);
  });
}

test('what is published before a release is never one of the releases to try', () => {
  expect(withNewer(['1.7.2'], [version])).toEqual(['1.7.2']);
});

test('a run of some claims leaves the others, in reading order, and nothing of those that are gone', () => {
  const before = [beta(seen('page/gone'), seen('page/first'), seen('page/second'))];
  const now = [beta(seen('page/first', 'differs'))];
  expect(mergedPreReleases(before, now, statements('page/first', 'page/second'))).toEqual([
    beta(seen('page/first', 'differs'), seen('page/second')),
  ]);
});

test('a sentence that the page words in another way is in the record as the page has it', () => {
  const worded = new Map([['page/first', 'It says so, too.']]);
  const [after] = mergedPreReleases([beta(seen('page/first'))], [], worded);
  expect(after?.claims.map(({statement}) => statement)).toEqual(['It says so, too.']);
});

test('a run of another version leaves this one, the oldest first', () => {
  const newer = {...beta(seen('page/first')), version: '2.0.0-beta.10'};
  const merged = mergedPreReleases([newer], [beta(seen('page/first'))], statements('page/first'));
  expect(merged).toEqual([beta(seen('page/first')), newer]);
});

test('where it cannot be tried, the record says why and keeps what was seen of it', () => {
  const before = [beta(seen('page/first'))];
  const ids = statements('page/first');
  const after = mergedPreReleases(before, [unreachable], ids);
  expect(after).toEqual([{...beta(seen('page/first')), problem: unreachable.problem}]);
  expect(mergedPreReleases(after, before, ids)).toEqual(before);
  expect(mergedPreReleases(after, [], ids)).toEqual(after);
  expect(mergedPreReleases([], [unreachable], ids)).toEqual([unreachable]);
});

test('with another version of Node.js it did the same; with another outcome it did not', () => {
  const withBeta = (preRelease: PreRelease) => ({...record, preReleases: [preRelease]});
  const one = withBeta(beta(seen('page/first')));
  expect(sawTheSame(one, withBeta({...beta(seen('page/first')), node: 'v24.0.0'}))).toBe(true);
  expect(sawTheSame(one, withBeta(beta(seen('page/first', 'differs'))))).toBe(false);
  expect(sawTheSame(one, record)).toBe(false);
});

test('no table, choice or count of the releases has it; their page lists it apart', () => {
  const withBeta = {...record, preReleases: [beta(seen('page/beta'), seen('page/b', 'differs'))]};
  expect(onReleases(withBeta)).toEqual(onReleases(record));
  expect(pagesOnReleases(withBeta)).toEqual(pagesOnReleases(record));
  expect(shownReleases(withBeta)).toEqual({
    ...shownReleases(record),
    preReleases: [{version, node, standIns: ['ws'], claims: 2, holding: 1}],
  });
});

test('a claim about it is one of neither server, and of no release', () => {
  const claim = (attributes: string) =>
    `<Claim id="${attributes.length}" ${attributes}>\`200\`</Claim>`;
  const all = ['', 'server="elizaos"', `server="elizaos" on="${version}"`].map(claim);
  const pages = readPages(memoryFiles({'docs/page.mdx': `Statuses: ${all.join(', ')}.\n`}));
  expect([pages.ids(), pages.releaseIds(), pages.preReleaseIds()]).toEqual([
    ['page/0'],
    ['page/16'],
    ['page/34'],
  ]);
});

test('the record has every claim about a version before a release that it names', () => {
  const ids = readPages(projectFiles(projectRoot)).preReleaseIds();
  for (const {claims} of readCompatibility(projectRoot)?.preReleases ?? []) {
    expect(claims.map(({id}) => id)).toEqual(ids);
  }
});

for (const [output, reason] of [
  [
    'npm error code ECONNREFUSED\nnpm error errno ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/ failed\nnpm error     at emit\nnpm error A complete log of this run can be found in: /root/.npm/_logs/1.log\n',
    'FetchError: request to http://127.0.0.1:9/ failed',
  ],
  [
    'npm error code ETARGET\nnpm error notarget No matching version found for it.\nnpm error A complete log\n',
    'No matching version found for it.',
  ],
  ['tar: not in gzip format\ntar: Error is not recoverable\n', 'tar: Error is not recoverable'],
  ['', 'no output'],
] as const) {
  test(`why something cannot be installed is said by "${reason}"`, () => {
    expect(installProblem({output: () => output})).toBe(reason);
  });
}

/** A server that asks what the published one asks, of packages that are not there. */
const server = `
import {createServer} from 'node:http';
import {connect} from 'node:net';
import missing, {logger, attachMobileDeviceBridgeToServer as attach, Service} from '@elizaos/core';
import {handled} from 'ws';
class Mine extends Service {}
const refused = new Promise((resolve) => {
  connect(9, '127.0.0.1').on('error', (error) => resolve(error.message));
});
export async function startApiServer() {
  const server = createServer(async (request, response) => {
    if (await handled(request, missing.any.thing)) return;
    response.end([process.env.ELIZA_API_TOKEN, await refused].join(': '));
  });
  attach(server).catch(() => {});
  server.listen(2138, '0.0.0.0', () => logger.info(
    'Listening on http://127.0.0.1:' + server.address().port + (new Mine() ? '' : '/')
  ));
}
`;

test('it starts on a free port of the loopback address, with stand-ins, and nothing leaves it', async () => {
  await withPackage(server, async (folder) => {
    const servers = preReleaseServers({version, folder});
    const variables = {ELIZA_API_TOKEN: 'key'};
    await servers.withServer({variables}, async ({ask, address, url}) => {
      expect((await ask('/')).body).toBe('key: No connection leaves this server.');
      expect(address).toBe('0.0.0.0:2138');
      expect(new URL(url).port).not.toBe('2138');
    });
    // The project itself has this package further up; it is not the one that the server asks for.
    expect(servers.standIns()).toEqual(['@elizaos/core', 'ws']);
  });
});

test('one that does not start is not usable, for a reason in one line', async () => {
  await withPackage("throw new TypeError('It needs Node.js 24.');", async (folder) => {
    const start = preReleaseServers({version, folder}).withServer({}, async () => {});
    await expect(start).rejects.toThrow(/^It does not start: TypeError: It needs Node\.js 24\.$/);
  });
});

/** Gives a task a folder with an unpacked package whose server is this. */
async function withPackage(text: string, task: (folder: string) => Promise<void>): Promise<void> {
  const cache = path.join(projectRoot, '.cache');
  await mkdir(cache, {recursive: true});
  const folder = await mkdtemp(path.join(cache, 'pre-release-'));
  try {
    const api = path.join(folder, 'package/packages/agent/src/api');
    await mkdir(api, {recursive: true});
    await writeFile(path.join(folder, 'package/package.json'), '{"type": "module"}');
    await writeFile(path.join(api, 'server.js'), text);
    await putStarter(folder);
    await task(folder);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
