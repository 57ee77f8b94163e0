import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {attackProblems, runAttack} from '../bench/attack-run.ts';

test('a server with a small heap lives through a short attack, responds to others meanwhile, and is back at its memory after it', async () => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'attack-'));
  const log = path.join(folder, 'server.log');
  const figures = await runAttack(
    {seconds: 5, idle: 200, slow: 50, random: 2000, seed: 1},
    {log, heap: 64},
    new AbortController().signal,
  );
  // How long a response takes beside other tests is a matter for the benchmark.
  const problems = attackProblems({...figures, slowestMs: 0});
  expect(problems, readFileSync(log, 'utf8').slice(-2000)).toEqual([]);
  expect(figures.floodMegabytes).toBeGreaterThan(5);
  rmSync(folder, {recursive: true});
});
