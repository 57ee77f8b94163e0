import {expect, test} from '@playwright/test';
import {offerFor} from '../../src/components/try-it/offer.ts';
import type {Answer} from '../../src/components/try-it/outcome.ts';
import {outgoing} from '../../src/components/try-it/outgoing.ts';
import {
  mayTellVersion,
  recognizeRefusal,
  recognizeVersion,
} from '../../src/components/try-it/recognize.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {
  type Compatibility,
  readCompatibility,
  triedVersions,
} from '../../src/records/compatibility.ts';
import {type TellTales, tellTales} from '../../src/records/tell-tales.ts';

const tales: TellTales = {
  versions: ['1.2.0', '1.6.4', '1.6.5', '1.7.2'],
  refusals: [
    {body: '{"status": 401}', versions: []},
    {body: 'Unauthorized', versions: ['1.2.0', '1.6.4']},
    {body: '{"error":"key"}', versions: ['1.6.5', '1.7.2']},
  ],
};

for (const {of, status = 401, body, says, choices} of [
  {of: 'a text', body: 'Unauthorized', says: 'ElizaOS 1.6.4 or older', choices: ['1.2.0', '1.6.4']},
  {
    of: 'JSON',
    body: '{"error":"key"}',
    says: 'ElizaOS 1.6.5 or newer',
    choices: ['1.6.5', '1.7.2'],
  },
  {of: 'JSON as it is shown', body: '{\n  "error": "key"\n}', says: 'ElizaOS 1.6.5 or newer'},
  {
    of: 'the guide',
    body: '{"status":401}',
    says: 'the reference server',
    choices: ['', 'reference'],
  },
  {of: 'a proxy', body: 'Unauthorized\n'},
  {of: 'another API', body: '{"error":"Unauthorized"}'},
  {of: 'more than is known', body: '{"error":"key","more":1}'},
  {of: 'nothing', body: ''},
  {of: 'another status', status: 403, body: 'Unauthorized'},
]) {
  test(`a refusal with ${of} tells ${says ?? 'nothing'}`, () => {
    const seen = recognizeRefusal(answer(status, body), tales);
    if (says === undefined) expect(seen).toBeUndefined();
    else expect(seen?.sentence).toBe(`This looks like ${says}.`);
    if (choices) expect(seen?.choices).toEqual(choices);
  });
}

for (const {body, status = 200, choice, says = 'This is ElizaOS'} of [
  {body: release('1.7.2'), choice: '1.7.2', says: 'This is ElizaOS 1.7.2.'},
  {body: release('1.6.10'), choice: '1.6.5', says: 'ElizaOS 1.6.10, which was not tried'},
  {body: release('1.7.3-alpha.4'), choice: '1.7.2'},
  {body: release('1.9.0'), choice: '1.7.2'},
  {body: release('1.0.20'), choice: '1.2.0'},
  {body: release('2.0.0-beta.2')},
  {body: release('unknown')},
  {body: '{"version":"1.7.2"}'},
  {body: '{"source":"server","version":1}'},
  {body: '[]'},
  {body: 'null'},
  {body: '<!doctype html>'},
  {body: release('1.7.2'), status: 404},
] as {body: string; status?: number; choice?: string; says?: string}[]) {
  test(`${status} with ${body} is ${choice === undefined ? 'no version that the pages know' : `shown as ${choice}`}`, () => {
    const seen = recognizeVersion(answer(status, body), tales);
    if (choice === undefined) {
      expect(seen).toBeUndefined();
      return;
    }
    expect(seen?.choices).toEqual([choice]);
    expect(seen?.sentence).toContain(says);
  });
}

test('nothing is offered where the choice is right, and a wrong one is named', () => {
  const seen = {sentence: 'This looks like it.', choices: ['1.6.5', '1.7.2']};
  expect(offerFor(seen, '')).toEqual({words: 'This looks like it.', server: '1.7.2'});
  expect(offerFor(seen, '1.6.5').server).toBeUndefined();
  expect(offerFor(seen, '1.2.0')).toEqual({
    words: 'This looks like it. But these pages are shown for ElizaOS 1.2.0.',
    server: '1.7.2',
  });
  expect(offerFor(seen, 'reference').words).toContain(
    'But these pages are shown for the reference server.',
  );
});

test('a version is asked for where the key was accepted by an API', () => {
  const request = {method: 'GET', path: '/api/agents', key: 'test-key', headers: {}};
  const sent = outgoing(request, 'request', 'http://localhost:3000', 'key');
  expect(mayTellVersion(answer(200, '{}'), sent)).toBe(true);
  expect(mayTellVersion(answer(200, '<!doctype html>'), sent)).toBe(false);
  expect(mayTellVersion(answer(401, '{}'), sent)).toBe(false);
  const health = outgoing(
    {method: 'GET', path: '/healthz', headers: {}},
    'request',
    sent.target,
    'key',
  );
  expect(mayTellVersion(answer(200, '{}'), health)).toBe(false);
});

test('the record tells the reference server and every tried release by the body of a refusal', () => {
  const record = readCompatibility(projectRoot);
  if (!record) throw new Error('There is no record of released servers: run "npm run compat".');
  const {versions, refusals} = tellTales(record);
  expect(versions).toEqual(triedVersions(record.releases));
  expect(refusals.flatMap((refusal) => refusal.versions)).toEqual(versions);
  expect(refusals.filter((refusal) => refusal.versions.length === 0)).toHaveLength(1);
});

test('a body that a release shares with the reference server tells nothing', () => {
  const shared = recordOf({'1.0.0': {outcome: 'holds'}, '1.1.0': differs('other')});
  expect(tellTales(shared).refusals).toEqual([{body: 'other', versions: ['1.1.0']}]);
  expect(tellTales(recordOf({'1.0.0': {outcome: 'holds'}})).refusals).toEqual([]);
  expect(tellTales(undefined)).toEqual({versions: [], refusals: []});
});

function answer(status: number, body: string): Answer {
  return {status, statusText: '', milliseconds: 1, headers: [], body, isCut: false};
}

function release(version: string): string {
  return JSON.stringify({version, source: 'server', environment: 'development'});
}

function differs(seen: string): Compatibility['claims'][number]['releases'][string] {
  const difference = {value: 0, documented: 'documented', asked: 'GET /api/agents', seen};
  return {outcome: 'differs', differences: [difference]};
}

function recordOf(outcomes: Compatibility['claims'][number]['releases']): Compatibility {
  return {
    time: '2026-01-01T00:00:00.000Z',
    node: '24.0.0',
    releases: Object.keys(outcomes).map((version) => ({version})),
    claims: [{id: 'authentication/refusal-body', statement: 'The body is', releases: outcomes}],
  };
}
