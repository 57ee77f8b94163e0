import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {startGuard} from '../machine/guard.ts';

/** Gives a task the folder of a small built site, which it may change. */
export async function withSite<Result>(
  task: (folder: string) => Promise<Result>,
  pages: Record<string, string | Buffer> = {
    'index.html': 'home',
    'guide.html': 'guide',
    '404.html': 'nothing here',
  },
): Promise<Result> {
  startGuard();
  const folder = await mkdtemp(path.join(tmpdir(), 'site-'));
  for (const [name, text] of Object.entries(pages)) {
    await mkdir(path.dirname(path.join(folder, name)), {recursive: true});
    await writeFile(path.join(folder, name), text);
  }
  try {
    return await task(folder);
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** Gives a task such a folder in which each file has its compressed versions beside it. */
export function withCompressedSite<Result>(
  task: (folder: string) => Promise<Result>,
  pages: Record<string, string>,
): Promise<Result> {
  const versions = Object.entries(pages).flatMap(([name, text]) => [
    [`${name}.br`, brotliCompressSync(text)] as const,
    [`${name}.gz`, gzipSync(text)] as const,
  ]);
  return withSite(task, {...pages, ...Object.fromEntries(versions)});
}
