import path from 'node:path';
import type {MutantResult} from '@stryker-mutator/api/core';
import {declareClassPlugin, PluginKind} from '@stryker-mutator/api/plugin';
import type {Reporter} from '@stryker-mutator/api/report';
import {isMissed} from './server-score.ts';

/** Names each change that no check noticed as soon as it is tried, so that a person can begin with it meanwhile. */
class SurvivorReporter implements Reporter {
  onMutantTested({status, fileName, location, replacement}: Readonly<MutantResult>): void {
    const outcome = isMissed(status) ? 'survived' : status === 'Timeout' ? 'took too long' : '';
    if (outcome === '') return;
    const {line, column} = location.start;
    const place = `${path.relative(process.cwd(), fileName)}:${line}:${column}`;
    process.stdout.write(`${place} ${outcome} as ${replacement?.replaceAll(/\s+/g, ' ')}\n`);
  }
}

/** What StrykerJS looks for in a plugin. */
export const strykerPlugins = [
  declareClassPlugin(PluginKind.Reporter, 'survivors', SurvivorReporter),
];
