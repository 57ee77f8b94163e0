import {withStub} from '../../servers/http/stub.ts';
import type {ClientRun} from '../run-client.ts';
import {type CopiedClient, failureFault, type Hardship, isNotCurl, runCopied} from './hardship.ts';
import {noSleep} from './spies.ts';

const waitsAndRetries = ({example}: CopiedClient) => example === 'wait-and-retry';

interface Wait {
  what: string;
  /** The value of the header in each refusal; `undefined` for none. */
  after: () => string | undefined;
  /** How often the server refuses before it answers. */
  refusals: number;
  /** The shortest and the longest wait that is right, in seconds; none where it gives up at once. */
  seconds?: readonly [number, number];
  /** What concerns only the clients that wait by code of their own. */
  byOwnCode?: true;
  /** How often it waits before it gives up; where it is left out, it is answered in the end. */
  givesUpAfter?: number;
}

const refusedForGood = Number.POSITIVE_INFINITY;

const all: readonly Wait[] = [
  {what: 'a wait of 5 seconds', after: () => '5', refusals: 1, seconds: [5, 5]},
  {what: 'a wait of 58 seconds', after: () => '58', refusals: 1, seconds: [58, 58]},
  {
    what: 'a wait of 60 seconds',
    byOwnCode: true,
    after: () => '60',
    refusals: 1,
    seconds: [60, 60],
  },
  {what: 'a wait of 09 seconds', after: () => '09', refusals: 1, seconds: [9, 9]},
  {what: 'a date in 30 seconds', after: () => dateIn(30), refusals: 1, seconds: [20, 30]},
  // curl 7.88 takes it for a wait that is too long.
  {
    what: 'a date in the past',
    byOwnCode: true,
    after: () => dateIn(-300),
    refusals: 1,
    seconds: [1, 1],
  },
  {what: 'no Retry-After', after: () => undefined, refusals: 1, seconds: [1, 1]},
  {what: 'an empty Retry-After', after: () => '', refusals: 1, seconds: [1, 1]},
  {what: 'a wait of 0 seconds', after: () => '0', refusals: 1, seconds: [1, 1]},
  {what: 'a wait of 1.5 seconds', after: () => '1.5', refusals: 1, seconds: [1, 1]},
  {what: 'a negative wait', after: () => '-5', refusals: 1, seconds: [1, 1]},
  {what: 'a Retry-After of nonsense', after: () => 'soon', refusals: 1, seconds: [1, 1]},
  {what: 'a Retry-After of nonsense in GMT', after: () => 'soon GMT', refusals: 1, seconds: [1, 1]},
  {what: 'a wait of 61 seconds', after: () => '61', refusals: 1, givesUpAfter: 0},
  {what: 'a wait of 15 minutes', after: () => '900', refusals: 1, givesUpAfter: 0},
  {what: 'a wait of years', after: () => '9'.repeat(9), refusals: 1, givesUpAfter: 0},
  {what: 'a huge wait', byOwnCode: true, after: () => '9'.repeat(30), refusals: 1, givesUpAfter: 0},
  {what: 'a date in an hour', after: () => dateIn(3600), refusals: 1, givesUpAfter: 0},
  {
    what: 'three waits that take too long together',
    byOwnCode: true,
    after: () => '25',
    refusals: refusedForGood,
    seconds: [25, 25],
    givesUpAfter: 2,
  },
  {
    what: 'a server that refuses it each time',
    byOwnCode: true,
    after: () => '2',
    refusals: refusedForGood,
    seconds: [2, 2],
    givesUpAfter: 3,
  },
];

/** What a server says about how long to wait. */
export const waits: readonly Hardship[] = all.map(
  ({what, after, refusals, seconds: [least, most] = [0, 0], givesUpAfter, byOwnCode}) => ({
    what,
    concerns: (client) => waitsAndRetries(client) && (!byOwnCode || isNotCurl(client)),
    fault: async (client) => {
      let count = 0;
      const code = noSleep[client.language] + client.code;
      const run = await withStub(
        (_request, response) => {
          count++;
          const value = after();
          if (count > refusals) response.end('{}');
          else {
            const headers = value === undefined ? {} : {'Retry-After': value};
            response.writeHead(429, headers).end('{"refused": true}');
          }
        },
        (url) => runCopied({...client, code}, url),
      );
      const slept = numbersAfter('slept: ', run.output);
      const told = [...run.errorOutput.matchAll(/(?:429: waiting|Will retry in) (\d+) s/g)];
      const expected = givesUpAfter ?? refusals;
      if (slept.length !== expected || slept.some((time) => time < least || time > most)) {
        return `it waits for ${slept.join(', ') || 'no'} seconds:\n${run.output}`;
      }
      if (told.map(([, time]) => time).join() !== slept.join())
        return `it does not say how long it waits:\n${run.output}`;
      if (!isNotCurl(client)) return curlFault(run, givesUpAfter);
      if (count !== expected + 1) return `it sends ${count} requests`;
      if (givesUpAfter === undefined) {
        return run.exitCode === 0 ? undefined : `it ends with an error:\n${run.output}`;
      }
      const isTooLong = expected < 3;
      if (isTooLong && !run.output.includes('Refused with 429 for ')) {
        return `it does not say how long it would have to wait:\n${run.output}`;
      }
      const last = run.output.split('\n').filter((line) => !/^(slept:|429: waiting)/.test(line));
      return failureFault(client, {...run, output: last.join('\n')});
    },
  }),
);

/** What is wrong with how curl, whose run ends where it would wait, tells that it does not wait for so long. */
function curlFault({exitCode, output}: ClientRun, givesUpAfter?: number): string | undefined {
  if (givesUpAfter === undefined) return undefined;
  if (exitCode === 0) return `it ends well:\n${output}`;
  return output.includes('429') && output.includes('exceed')
    ? undefined
    : `it does not say that the wait is too long:\n${output}`;
}

function dateIn(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toUTCString();
}

function numbersAfter(start: string, output: string): number[] {
  const lines = output.split('\n').filter((line) => line.startsWith(start));
  return lines.map((line) => Number.parseFloat(line.slice(start.length)));
}
