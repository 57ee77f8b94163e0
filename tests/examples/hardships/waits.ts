import {withStub} from '../../support/other-origin.ts';
import {type CopiedClient, failureFault, type Hardship, runCopied} from './hardship.ts';
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
  /** How often it waits before it gives up; where it is left out, it is answered in the end. */
  givesUpAfter?: number;
}

const refusedForGood = Number.POSITIVE_INFINITY;

const all: readonly Wait[] = [
  {what: 'a wait of 5 seconds', after: () => '5', refusals: 1, seconds: [5, 5]},
  {what: 'a wait of 60 seconds', after: () => '60', refusals: 1, seconds: [60, 60]},
  {what: 'a wait of 09 seconds', after: () => '09', refusals: 1, seconds: [9, 9]},
  {what: 'a date in 30 seconds', after: () => dateIn(30), refusals: 1, seconds: [20, 30]},
  {what: 'a date in the past', after: () => dateIn(-300), refusals: 1, seconds: [1, 1]},
  {what: 'no Retry-After', after: () => undefined, refusals: 1, seconds: [1, 1]},
  {what: 'an empty Retry-After', after: () => '', refusals: 1, seconds: [1, 1]},
  {what: 'a wait of 0 seconds', after: () => '0', refusals: 1, seconds: [1, 1]},
  {what: 'a wait of 1.5 seconds', after: () => '1.5', refusals: 1, seconds: [1, 1]},
  {what: 'a negative wait', after: () => '-5', refusals: 1, seconds: [1, 1]},
  {what: 'a Retry-After of nonsense', after: () => 'soon', refusals: 1, seconds: [1, 1]},
  {what: 'a Retry-After of nonsense in GMT', after: () => 'soon GMT', refusals: 1, seconds: [1, 1]},
  {what: 'a wait of 61 seconds', after: () => '61', refusals: 1, givesUpAfter: 0},
  {what: 'a wait of 15 minutes', after: () => '900', refusals: 1, givesUpAfter: 0},
  {what: 'a huge wait', after: () => '9'.repeat(30), refusals: 1, givesUpAfter: 0},
  {what: 'a date in an hour', after: () => dateIn(3600), refusals: 1, givesUpAfter: 0},
  {
    what: 'three waits that take too long together',
    after: () => '25',
    refusals: refusedForGood,
    seconds: [25, 25],
    givesUpAfter: 2,
  },
  {
    what: 'a server that refuses it each time',
    after: () => '2',
    refusals: refusedForGood,
    seconds: [2, 2],
    givesUpAfter: 3,
  },
];

/** What a server says about how long to wait. */
export const waits: readonly Hardship[] = all.map(
  ({what, after, refusals, seconds: [least, most] = [0, 0], givesUpAfter}) => ({
    what,
    concerns: waitsAndRetries,
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
      const told = numbersAfter('429: waiting ', run.errorOutput);
      const expected = givesUpAfter ?? refusals;
      if (slept.length !== expected || slept.some((time) => time < least || time > most)) {
        return `it waits for ${slept.join(', ') || 'no'} seconds:\n${run.output}`;
      }
      if (told.join() !== slept.join()) return `it does not say how long it waits:\n${run.output}`;
      if (count !== expected + 1) return `it sends ${count} requests`;
      if (givesUpAfter === undefined) {
        return run.exitCode === 0 ? undefined : `it ends with an error:\n${run.output}`;
      }
      const isTooLong = expected < 3;
      if (isTooLong && !run.output.includes('Refused with 429 for ')) {
        return `it does not say how long it would have to wait:\n${run.output}`;
      }
      const last = run.output.split('\n').filter((line) => !/^(slept:|429: waiting)/.test(line));
      return failureFault({...run, output: last.join('\n')});
    },
  }),
);

function dateIn(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toUTCString();
}

function numbersAfter(start: string, output: string): number[] {
  const lines = output.split('\n').filter((line) => line.startsWith(start));
  return lines.map((line) => Number.parseFloat(line.slice(start.length)));
}
