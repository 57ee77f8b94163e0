import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {type AttackFigures, attackProblems, runAttack} from '../bench/attack-run.ts';

test('a server with a small heap lives through a short attack, responds to others meanwhile, and is back at its memory after it', async () => {
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

const heldOut: AttackFigures = {
  seconds: 120,
  seed: 1,
  heapMegabytes: 64,
  idle: 0,
  slow: 0,
  random: 0,
  randomSent: 0,
  floodMegabytes: 0,
  reopened: 0,
  lives: true,
  honestRequests: 480,
  honestWrong: [],
  medianMs: 2,
  slowestMs: 1000,
  heldBefore: 20,
  heldAfter: 30,
  secondsUntilBack: 1,
  heldAtMost: 40,
  residentAtMost: 200,
  residentAfter: 150,
};

test('an attack under which the server holds out is no problem', () => {
  expect(attackProblems(heldOut)).toEqual([]);
});

const problems: readonly (readonly [what: string, seen: Partial<AttackFigures>])[] = [
  ['the server ends', {lives: false}],
  ['the honest client gets a wrong response', {honestWrong: ['503 Service Unavailable']}],
  ['the honest client waits for longer than a second', {slowestMs: 1001}],
  ['the server afterwards holds over 10 MB more than before', {heldAfter: 31}],
];

for (const [what, seen] of problems) {
  test(`an attack under which ${what} is a problem`, () => {
    expect(attackProblems({...heldOut, ...seen})).toHaveLength(1);
  });
}
