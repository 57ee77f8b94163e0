import {expect, test} from '@playwright/test';
import {readPage} from '../../src/content/page/page.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {pageFiles} from '../../src/lint/check-project.ts';
import {listFile, readSentenceList} from '../../src/lint/sentences/read-list.ts';
import {updatedList} from '../../src/lint/sentences/update-list.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {lines} from '../fixtures/memory-files.ts';

/** The list of a page after an update, without its first lines. */
function updated(page: string, ...list: string[]): string {
  const result = readPage('docs/page.mdx', page);
  if (!result.ok) throw new Error(result.problem.message);
  const {entries, faults} = readSentenceList(lines(...list));
  expect(faults).toEqual([]);
  return updatedList('docs/page.mdx', result.page.sentences, entries).replace(/^#.*\n\n/, '');
}

test('an update keeps kinds and what they name, drops what is gone, and leaves what is new to a person', () => {
  const page = 'Kept. A fact: yes. With <Claim id="a">`1`</Claim>. New. Kept.\n';
  const list = [
    'fact:',
    '  - {sentence: "A fact: yes.", source: https://nginx.org, read: 2026-11-29}',
    'advice: [Gone., Kept.]',
  ];
  expect(updated(page, ...list)).toBe(
    lines(
      'unread:',
      '  - New.',
      'claimed:',
      '  - With {a}.',
      'advice:',
      '  - Kept.',
      'fact:',
      '  - sentence: "A fact: yes."',
      '    source: https://nginx.org',
      '    read: 2026-11-29',
    ),
  );
});

test('an update of an updated list changes nothing', () => {
  const page = 'Kept. With <Claim id="a">`1`</Claim>. It has: a colon.\n';
  const once = updated(page);
  expect(updated(page, once)).toBe(once);
});

test('a sentence that lost its claim has to be read again', () => {
  expect(updated('No claim.\n', 'claimed: [No claim.]')).toBe(lines('unread:', '  - No claim.'));
});

test('each page of the site has a list', () => {
  const files = projectFiles(projectRoot);
  const without = pageFiles(files).filter((page) => files.read(listFile(page)) === undefined);
  expect(without).toEqual([]);
});
