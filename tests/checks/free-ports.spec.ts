import {expect, test} from '@playwright/test';
import {freePorts} from '../../src/machine/free-ports.ts';

test('free ports are as many as asked for, no two of them the same', async () => {
  const ports = await freePorts(200);
  expect(new Set(ports).size).toBe(200);
});

test('a free port is none that a system gives to connections, and none that a browser blocks', async () => {
  const ports = await freePorts(200);
  expect(ports.filter((port) => port < 11_000 || port >= 32_768)).toEqual([]);
});
