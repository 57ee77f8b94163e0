import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {MutantCoverage} from '@stryker-mutator/api/core';

/** Places in the server that a mutation changes, by the numbers that StrykerJS gave them, with how often each was come by. */
export type Places = MutantCoverage['static'];

/** The places that the programs of a check came by, as `keep-coverage.mjs` wrote them; none of a client or of nginx. */
export function placesIn(folder: string): Places {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.assign(
    {},
    ...files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
  );
}
