import {expect, test} from '@playwright/test';
import {projectRoot} from '../../src/machine/project.ts';
import {
  type ApiOfRelease,
  apiRecordFile,
  describedVersions,
  descriptionFile,
  readApiOfReleases,
  type SeenResponse,
} from '../../src/records/api-of-releases.ts';
import {
  type Description,
  lintFaults,
  type Route,
  readDescription,
} from '../fixtures/description.ts';

const record = readApiOfReleases(projectRoot);
const versions = describedVersions(projectRoot);

test('each release in the record has a description, and each described release is in the record', () => {
  expect(record.map(({version}) => version)).toEqual(versions);
  expect(versions.length).toBeGreaterThan(0);
});

for (const seen of record) {
  const {version} = seen;
  const file = descriptionFile(version);

  test(`${file} has no fault that a linter finds`, async () => {
    expect(await lintFaults(file)).toEqual([]);
  });

  test(`every response that ElizaOS ${version} was seen to give is as ${file} says`, () => {
    expect(undescribed(seen, readDescription(file))).toEqual([]);
  });

  test(`every operation, status and header of ${file} was seen on ElizaOS ${version}`, () => {
    expect(unseen(seen, readDescription(file))).toEqual([]);
  });

  test(`${file} takes the bodies that ElizaOS ${version} took, and no other`, () => {
    expect(wrongBodies(seen, readDescription(file))).toEqual([]);
  });
}

const [seen] = record;
if (!seen)
  throw new Error(`${apiRecordFile} is empty: run "npm run compat -- 1.7.2 api-reference".`);
const description = readDescription(descriptionFile(seen.version));

/** The record with one response in another form. */
function changed(status: number, change: (response: SeenResponse) => SeenResponse): ApiOfRelease {
  const first = seen?.responses.find((response) => response.status === status);
  const responses = seen?.responses.map((one) => (one === first ? change(one) : one)) ?? [];
  return {...(seen as ApiOfRelease), responses};
}

for (const [what, status, change, says] of [
  [
    'another status',
    401,
    {status: 402},
    'GET /api/agents has no 402, which came for GET /api/agents, without a key.',
  ],
  [
    'another body',
    401,
    {body: {error: 'Unauthorized'}},
    'GET /api/agents, 401: the body is {"error":"Unauthorized"}',
  ],
  ['no body', 429, {body: undefined}, 'GET /api/agents, 429: the body is "": '],
  ['another header', 204, {headers: {'x-new': '1'}}, 'the header x-new is not described.'],
] as const) {
  test(`a record with ${what} of a response is told with its place`, () => {
    const faults = undescribed(
      changed(status, (one) => ({...one, ...change}) as SeenResponse),
      description,
    );
    expect(faults.join('\n')).toContain(says);
  });
}

test('a status that no release gave is told with its place', () => {
  const record = changed(429, (one) => ({...one, requests: one.requests.slice(1)}));
  const [fault] = unseen(record, description);
  expect(fault).toMatch(/^static\/openapi-.*: \w+ \/\S+ has 429, which was not seen\.$/);
});

/** The responses of the record that a description has otherwise, or not at all. */
function undescribed({responses}: ApiOfRelease, description: Description): string[] {
  return responses.flatMap((response) =>
    response.requests.flatMap((request) => {
      const route = routeOf(request);
      const faults = description.faults(route, request, {
        status: response.status,
        headers: response.headers,
        body: 'body' in response ? (JSON.stringify(response.body) ?? '""') : '',
      });
      const described = description.headersOf(route, String(response.status));
      const others = Object.keys(response.headers).filter(
        (name) => described && name !== 'content-type' && !described.includes(name),
      );
      const where = `${description.file}: ${request}, ${response.status}`;
      return [...faults, ...others.map((name) => `${where}: the header ${name} is not described.`)];
    }),
  );
}

/** What a description has that is in no response of the record. */
function unseen({responses}: ApiOfRelease, description: Description): string[] {
  return description.operations.flatMap((operation) => {
    const name = nameOf(operation);
    const where = `${description.file}: ${name}`;
    const got = responses.filter(({requests}) =>
      requests.some((request) => nameOf(routeOf(request)) === name),
    );
    const isRefused = got.some(
      ({requests, status}) => status === 401 && requests.includes(`${name}, without a key`),
    );
    const security =
      isRefused === operation.needsKey
        ? []
        : [`${where} ${isRefused ? 'needs a key' : 'needs no key'}; its security says otherwise.`];
    return [
      ...security,
      ...operation.statuses.flatMap((status) => {
        const same = got.filter((response) => String(response.status) === status);
        if (same.length === 0) return [`${where} has ${status}, which was not seen.`];
        return (description.headersOf(operation, status) ?? [])
          .filter((header) => same.every(({headers}) => headers[header] === undefined))
          .map((header) => `${where}, ${status}: the header ${header} was not seen.`);
      }),
    ];
  });
}

/** The bodies that a release took and a description refuses, or the other way round. */
function wrongBodies({sent, responses}: ApiOfRelease, description: Description): string[] {
  return Object.entries(sent).flatMap(([request, body]) => {
    const status = responses.find(({requests}) => requests.includes(request))?.status ?? 0;
    const route = routeOf(request);
    const schema = description.requestSchema(route);
    const where = `${description.file}: ${nameOf(route)}`;
    if (!schema) return [`${where} takes no body; it was sent ${JSON.stringify(body)}.`];
    const fits = description.fits(schema, body);
    if (status < 300 && !fits)
      return [`${where} refuses ${JSON.stringify(body)}, which got ${status}.`];
    // Where something else is wrong, such as an id, the body may be as it should.
    const lacksSomething = request.includes(', without ');
    if (lacksSomething && fits)
      return [`${where} takes ${JSON.stringify(body)}, which got ${status}.`];
    return [];
  });
}

/** The operation of a request in the record: `GET /api/agents/{agentId}, without a key`. */
function routeOf(request: string): Route {
  const [method = '', path = ''] = request.split(/, | /);
  return {method: method.toLowerCase(), path};
}

function nameOf({method, path}: Route): string {
  return `${method.toUpperCase()} ${path}`;
}
