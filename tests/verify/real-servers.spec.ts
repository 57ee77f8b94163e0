import {withStub} from '../../src/servers/http/stub.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {readGuide} from '../../src/verify/guide.ts';
import type {Guide} from '../../src/verify/guide-claims.ts';
import type {Options} from '../../src/verify/input/options.ts';
import {exitCodeOf, type Outcome} from '../../src/verify/report/outcome.ts';
import {textReport} from '../../src/verify/report/text.ts';
import {recordOf} from '../../src/verify/stand-in-record.ts';
import {type StandInSettings, standInRelease} from '../../src/verify/stand-in-release.ts';
import {verify} from '../../src/verify/verify.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const key = strongKey();

async function outcomeAt(
  settings: StandInSettings,
  guide: Guide,
  options: Partial<Options> = {},
): Promise<Outcome> {
  return withStub(standInRelease({key, ...settings}), async (url) => {
    const all = {url: new URL(url), key, withLimits: false, ...options};
    const result = await verify(all, () => guide);
    if (!result.ok) throw new Error(result.problem);
    return result.outcome;
  });
}

/** The guide with a record in which ElizaOS 1.7.2 does what the stand-in does. */
async function guideOfStandIn(): Promise<Guide> {
  const guide = readGuide();
  const options = {expected: 'reference', withLimits: true};
  const {claims} = await outcomeAt({limit: 60}, guide, options);
  return {...guide, releases: recordOf('1.7.2', claims)};
}

let recorded: Promise<Guide> | undefined;

function recordedGuide(): Promise<Guide> {
  recorded ??= guideOfStandIn();
  return recorded;
}

function codes({risks}: Outcome): string[] {
  return risks.map(({code}) => code);
}

function differing({claims}: Outcome): string[] {
  return claims.filter(({standing}) => standing === 'differs').map(({id}) => id);
}

test('a healthy release behaves like that release, and its risks are named', async () => {
  const outcome = await outcomeAt({}, await recordedGuide());
  expect(differing(outcome)).toEqual([]);
  expect(outcome.claims.filter(({standing}) => standing === 'as-release').length).toBeGreaterThan(
    9,
  );
  expect(outcome.recognition).toMatchObject({kind: 'release', told: '1.7.2'});
  expect(codes(outcome)).toEqual([
    'socket-open',
    'open-files',
    'unlimited-guesses',
    'any-origin',
    'error-reports',
  ]);
  expect(exitCodeOf(outcome)).toBe(0);
  const lines = textReport(outcome).split('\n');
  expect(lines[0]).toBe('ElizaOS 1.7.2, as the server says: judged by what that release does.');
  expect(lines[2]).toBe('Risks, the worst first:');
  expect(lines.at(-1)).toMatch(/^The run leaves up to \d+ lines in the log of the server/);
});

test('the risks of a severity and of worse ones let a run fail, where it is told so', async () => {
  const outcome = await outcomeAt({isSocketClosed: true}, await recordedGuide());
  expect(codes(outcome)).not.toContain('socket-open');
  expect(exitCodeOf({...outcome, failOn: 'high'})).toBe(0);
  expect(exitCodeOf({...outcome, failOn: 'medium'})).toBe(1);
  expect(exitCodeOf({...outcome, failOn: 'low'})).toBe(1);
});

test('the settings of a careful operator are said, and are no differences', async () => {
  const careful: StandInSettings = {
    origin: 'https://my.example.com',
    isInterfaceOff: true,
    isSocketClosed: true,
    added: {'Permissions-Policy': 'camera=()', 'Cache-Control': 'private'},
  };
  const outcome = await outcomeAt(careful, await recordedGuide());
  expect(differing(outcome)).toEqual([]);
  expect(outcome.settings).toEqual([
    expect.stringContaining('the origin https://my.example.com: CORS_ORIGIN'),
    expect.stringContaining('/ responds with 403 Forbidden'),
    expect.stringContaining('security headers of its own'),
  ]);
  expect(codes(outcome)).toEqual(['open-files', 'unlimited-guesses', 'error-reports']);
  expect(exitCodeOf(outcome)).toBe(0);
});

test('CORS_ORIGIN is recognized where it names the very origin that the checks send', async () => {
  const outcome = await outcomeAt({origin: 'https://app.example.com'}, await recordedGuide());
  expect(outcome.settings.join()).toContain('CORS_ORIGIN');
  expect(codes(outcome)).not.toContain('any-origin');
  expect(exitCodeOf(outcome)).toBe(0);
});

test('with the wrong key the release is recognized by its 401, and the key is named', async () => {
  const outcome = await outcomeAt({}, await recordedGuide(), {key: strongKey()});
  expect(outcome.recognition.says).toContain('It looks like ElizaOS 1.7.2');
  expect(outcome.causes[0]?.code).toBe('wrong-key');
  expect(exitCodeOf(outcome)).toBe(1);
  const text = textReport(outcome);
  expect(text).toContain(`      The guide says:   200 OK
      ElizaOS 1.7.2:    as the guide says
      Your server did:  401 Unauthorized`);
});

test('a server without a key is named as a risk and as a cause', async () => {
  const outcome = await withStub(standInRelease({isOpen: true}), async (url) => {
    const options = {url: new URL(url), key, withLimits: false};
    const result = await verify(options, recordedGuide);
    if (!result.ok) throw new Error(result.problem);
    return result.outcome;
  });
  expect(outcome.recognition.told).toBe('1.7.2');
  expect(codes(outcome)[0]).toBe('key-not-set');
  expect(outcome.causes[0]?.code).toBe('key-not-set');
  expect(exitCodeOf(outcome)).toBe(1);
});

test('what neither the guide nor the release does is a difference, with all three sides', async () => {
  const {releases, ...guide} = await recordedGuide();
  const id = 'fix/cors-errors/no-vary';
  const outcome = {outcome: 'holds' as const};
  const claims = {...releases.claims, [id]: {'1.7.2': outcome}};
  const seen = await outcomeAt({}, {...guide, releases: {...releases, claims}});
  expect(differing(seen)).toEqual([id]);
  expect(exitCodeOf(seen)).toBe(1);
});

test('--expect decides by what a server is judged, and names what it takes', async () => {
  const guide = await recordedGuide();
  expect(exitCodeOf(await outcomeAt({}, guide, {expected: 'reference'}))).toBe(1);
  const other = await outcomeAt({version: '1.4.2'}, guide, {expected: '1.7.2'});
  expect(exitCodeOf(other)).toBe(0);
  expect(other.recognition.says).toContain('The server itself says that it is 1.4.2.');
  await expect(outcomeAt({}, guide, {expected: '2.0.0'})).rejects.toThrow(
    '--expect is "2.0.0": use reference, 1.4.2 or 1.7.2.',
  );
});

test('150 refused requests prove that a server does not count them', async () => {
  const outcome = await outcomeAt({limit: 60}, await recordedGuide(), {withLimits: true});
  const risk = outcome.risks.find(({code}) => code === 'unlimited-guesses');
  expect(risk?.seen).toBe('150 requests without the key, and the last one got 401 Unauthorized');
  const claim = outcome.claims.find(({id}) => id === 'reference/rate-limits/locked-out');
  expect(claim?.standing).toBe('as-release');
  expect(outcome.refused).toBeLessThan(200);
});

test('whitespace around a key is said before anything is sent, and is not sent', async () => {
  const notes: string[] = [];
  await withStub(standInRelease({key}), async (url) => {
    const options = {url: new URL(url), key: ` ${key}\t`, withLimits: false};
    const result = await verify(options, recordedGuide, {onNote: (note) => notes.push(note)});
    expect(result.ok && exitCodeOf(result.outcome)).toBe(0);
  });
  expect(notes).toEqual([expect.stringContaining('whitespace around it, which HTTP strips')]);
});
