import {chmod, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {projectFiles} from '../../src/content/project-files.ts';
import {diffOf, writeEdit} from '../../src/update/edit.ts';

const edit = {file: 'page.mdx', before: 'a\nb\nc\n', after: 'a\nB\nc\n'};

test('an edit is shown as a unified diff', () => {
  expect(diffOf(edit)).toBe('--- page.mdx\n+++ page.mdx\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n');
});

test('an edit is written with the rights of the file, and leaves no other file', async () => {
  await withFile(edit.before, async (folder, file) => {
    const {mode} = await stat(file);
    expect(writeEdit(folder, edit)).toBe(true);
    expect(await readFile(file, 'utf8')).toBe(edit.after);
    expect((await stat(file)).mode).toBe(mode);
    expect(await readdir(folder)).toEqual([edit.file]);
  });
});

test('an edit leaves a file alone that was changed since it was read', async () => {
  await withFile('by hand\n', async (folder, file) => {
    expect(writeEdit(folder, edit)).toBe(false);
    expect(await readFile(file, 'utf8')).toBe('by hand\n');
    expect(await readdir(folder)).toEqual([edit.file]);
  });
});

for (const [what, stored, written] of [
  ['a file with CRLF, as Git writes it on Windows', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n'],
  ['a file with a byte order mark', '\uFEFFa\nb\nc\n', '\uFEFFa\nB\nc\n'],
] as const) {
  test(`an edit of ${what} changes the line only`, async () => {
    await withFile(stored, async (folder, file) => {
      const before = projectFiles(folder).read(edit.file) ?? '';
      expect(writeEdit(folder, {...edit, before})).toBe(true);
      expect(await readFile(file, 'utf8')).toBe(written);
    });
  });
}

async function withFile(
  text: string,
  task: (folder: string, file: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'edit-'));
  try {
    const file = path.join(folder, edit.file);
    await writeFile(file, text);
    await chmod(file, 0o666);
    await task(folder, file);
  } finally {
    await rm(folder, {recursive: true});
  }
}
