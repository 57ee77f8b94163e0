import {chmod, mkdir, symlink} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {formatProblem} from '../../src/content/problem.ts';
import {filesBelow, projectFiles} from '../../src/content/project-files.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {fileFaults} from '../../src/lint/file-faults.ts';
import {asNobody} from '../fixtures/as-nobody.ts';
import {withFilesOnDisk} from '../fixtures/files-on-disk.ts';

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

const unreadable: {what: string; file: string; bytes: Buffer; problem: string}[] = [
  {
    what: 'a page in UTF-16, as PowerShell 5 writes it',
    file: 'docs/a.mdx',
    bytes: utf16('Text.\n'),
    problem:
      'docs/a.mdx:1:1 unreadable-file this is UTF-16 (little-endian), and a page or an example is UTF-8: save it as UTF-8.',
  },
  {
    what: 'a page in UTF-16 of the other order',
    file: 'docs/a.mdx',
    bytes: utf16('Text.\n').swap16(),
    problem:
      'docs/a.mdx:1:1 unreadable-file this is UTF-16 (big-endian), and a page or an example is UTF-8: save it as UTF-8.',
  },
  {
    what: 'an example in UTF-16 without a mark',
    file: 'examples/a/curl.sh',
    bytes: Buffer.from('curl it\n', 'utf16le'),
    problem:
      'examples/a/curl.sh:1:1 unreadable-file this is UTF-16 without a byte order mark, and a page or an example is UTF-8: save it as UTF-8.',
  },
  {
    what: 'a page in Latin-1, at its first letter that is no ASCII',
    file: 'docs/folder/a.mdx',
    bytes: Buffer.from('Text.\r\n\r\nA café and a déjà vu.\r\n', 'latin1'),
    problem:
      'docs/folder/a.mdx:3:6 unreadable-file the byte 0xE9 is not UTF-8, so the file is probably Latin-1 or Windows-1252: save it as UTF-8.',
  },
  {
    what: 'a page that is a picture',
    file: 'docs/a.mdx',
    bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64'),
    problem:
      'docs/a.mdx:1:1 unreadable-file this is no text, and a page or an example is UTF-8: save it as UTF-8.',
  },
];

for (const {what, file, bytes, problem} of unreadable) {
  test(`named instead of passed over: ${what}`, async () => {
    await withFilesOnDisk({[file]: bytes}, (folder) => {
      expect(faultsIn(folder)).toEqual([problem]);
    });
  });
}

test('pages and examples that are links, also to folders and to nothing, are named instead of passed over', async () => {
  await withFilesOnDisk({'docs/a.mdx': 'Text.\n', 'elsewhere/b.mdx': 'Text.\n'}, async (folder) => {
    await symlink('../elsewhere/b.mdx', path.join(folder, 'docs/b.mdx'));
    await symlink('../elsewhere', path.join(folder, 'docs/folder'));
    await symlink('nowhere', path.join(folder, 'docs/dangling.mdx'));
    await symlink('.', path.join(folder, 'docs/loop'));
    await mkdir(path.join(folder, 'examples'));
    await symlink('/etc/hosts', path.join(folder, 'examples/hosts'));
    const problem =
      'unreadable-file this is a symbolic link, which the build does not follow: put the file itself here.';
    expect(faultsIn(folder).sort()).toEqual(
      ['docs/b.mdx', 'docs/dangling.mdx', 'docs/folder', 'docs/loop', 'examples/hosts'].map(
        (file) => `${file}:1:1 ${problem}`,
      ),
    );
  });
});

test('pages, folders and examples without permission are named instead of passed over', async () => {
  await withFilesOnDisk(
    {'docs/a.mdx': 'Text.\n', 'docs/shut/b.mdx': 'Text.\n', 'examples/a/curl.sh': 'curl it\n'},
    async (folder) => {
      await chmod(folder, 0o755);
      const shut = ['docs/a.mdx', 'docs/shut', 'examples/a/curl.sh'];
      for (const file of shut) await chmod(path.join(folder, file), 0);
      const [found, below] = await asNobody(() => [
        faultsIn(folder),
        filesBelow(projectFiles(folder), 'docs'),
      ]);
      for (const file of shut) await chmod(path.join(folder, file), 0o755);
      const problem =
        'unreadable-file this cannot be read: there is no permission to read it: give yourself that, as by "chmod u+r".';
      expect(found.sort()).toEqual(shut.map((file) => `${file}:1:1 ${problem}`));
      expect(below).toEqual(['docs/a.mdx']);
    },
  );
});

test('nothing is said of texts in UTF-8, of pictures among the examples, and of what programs leave behind', async () => {
  const files = {
    'docs/a.mdx': '\uFEFFCafé 名前 🚀\r\n',
    'docs/empty.mdx': '',
    'docs/.a.mdx.swp': Buffer.from([0, 255, 0]),
    'docs/.DS_Store': Buffer.from([0, 0, 0, 1]),
    'examples/a/picture.png': Buffer.from([0x89, 0x50, 0, 0]),
    'examples/a/__pycache__/x.pyc': Buffer.from([0, 0, 255]),
    'examples/a/node_modules/x.js': Buffer.from([255]),
  };
  await withFilesOnDisk(files, async (folder) => {
    await symlink('nowhere', path.join(folder, 'docs/.#a.mdx'));
    expect(faultsIn(folder)).toEqual([]);
    expect((await checkProject(projectFiles(folder))).problems).toEqual([]);
    expect(filesBelow(projectFiles(folder), 'docs')).toEqual(['docs/a.mdx', 'docs/empty.mdx']);
  });
});

test('a file with CRLF or a byte order mark is read as any other', async () => {
  await withFilesOnDisk({'docs/a.mdx': '\uFEFF---\r\nid: a\r\n---\r\n\r\nText.\r\n'}, (folder) => {
    expect(projectFiles(folder).read('docs/a.mdx')).toBe('---\nid: a\n---\n\nText.\n');
  });
});

function faultsIn(folder: string): string[] {
  return fileFaults(folder, ['docs', 'examples', 'missing']).map(formatProblem);
}
