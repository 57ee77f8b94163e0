import {guide} from '../fixtures/site/addresses.ts';
import {readAloud} from '../fixtures/site/read-aloud.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** What a mark is called: how many statements, and what differs. */
const mark =
  /^(\d+) statements?(?: tested|: \d+ tested)(?:, [\w .]+)*(?:, \d* ?differs? on ElizaOS [\d.]+)?(?:, (?:\d+ )?on the reference server only)?, button$/;

test('read aloud, the sentences of the first three screens of the guide are whole, and each block has one mark after it', async ({
  page,
}) => {
  await openInteractive(page, guide);
  const next = await page.evaluate(
    () =>
      [...document.querySelectorAll('main :is(h2, h3)')].find(
        (heading) => heading.getBoundingClientRect().top > 3 * innerHeight,
      )?.textContent ?? '',
  );
  const all = await readAloud(page);
  const end = all.findIndex((line) => line.startsWith(`${next.replace('\u200b', '')}, heading`));
  expect(end, next).toBeGreaterThan(20);
  const lines = all.slice(0, end);
  const marks = lines.filter((line) => mark.test(line));
  expect(marks.length).toBeGreaterThan(5);
  expect(marks.length).toBeLessThan(20);
  expect(lines.join('\n')).not.toMatch(/How\?|Claim |Checked|Direct link/);
  // In this order, with nothing else between a sentence and its mark.
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^The environment variable ELIZA_SERVER_AUTH_TOKEN holds the key\.$/),
      expect.stringMatching(
        /A request without the key gets 401 Unauthorized, one with it 200 OK\.$/,
      ),
    ]),
  );
  const place = lines.indexOf('The environment variable ELIZA_SERVER_AUTH_TOKEN holds the key.');
  expect(lines[place + 1]).toMatch(/^1 statement tested.*, button$/);
  expect(lines[place - 1]).toBe('Setting up, heading 3');
});
